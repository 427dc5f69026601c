using Noether.HiddenLayer.Classifying;
using Noether.HiddenLayer.Representation;
using Noether.HiddenLayer.Symmetries;

namespace Noether.Studies.Hidden;

/// <summary>How well symmetry is read off hidden layers, on templates that were used for nothing else.</summary>
internal sealed class HiddenTableStudy : IStudy
{
    private const int UsualSeeds = 2;

    // As many steps as one network of each template has in somewhat more than the usual epochs.
    private const int EpochsOfAllNetworks = 25;
    private const int EpochsOfPointSets = 40;

    // The class in question is repeated until both answers are as frequent, so that an epoch has more steps.
    private const int EpochsOfTasks = 40;

    // Networks of a test template where representations are compared; the main rows have all of them.
    private const int JudgedEach = 5;

    /// <inheritdoc/>
    public string Name => "hidden-table";

    /// <inheritdoc/>
    public string Purpose => "reading the symmetry of templates off the hidden layer of decoy networks";

    /// <inheritdoc/>
    public int Version => 1;

    /// <inheritdoc/>
    public IReadOnlyList<StudyCase> Cases(StudyOptions options)
    {
        var data = new HiddenData(options.WorkFolder);
        var (training, calibration, test) =
            (HiddenSets.Training(options), HiddenSets.Calibration(options), HiddenSets.Test(options));
        var held = Math.Max(50, test.Templates);
        var all = new ScatterRepresentation(new ScatterSettings());
        var contributions = Of(3, HiddenAnalysis.Contributions);
        var three = Of(3, HiddenAnalysis.Activations);
        var one = Of(1, HiddenAnalysis.Activations);
        var small = new ClassifierSettings { Epochs = options.Quick ? 2 : 0 };
        var steady = small with { Epochs = options.Quick ? 2 : EpochsOfAllNetworks };
        var task = small with { Epochs = options.Quick ? 1 : EpochsOfTasks };
        var set = small with { Kind = ClassifierKind.PointSet, Epochs = options.Quick ? 1 : EpochsOfPointSets };
        var resnet = small with { Kind = ClassifierKind.ResNet18, Epochs = options.Quick ? 1 : 0 };
        var cases = new List<StudyCase>
        {
            new("control/blind", "symmetry-blind control",
                $"seed {training.Seed}, {training.Templates} + {held} templates, {HiddenSet.FamilyWords}",
                context => BlindCase.Run(training.Seed, Math.Max(50, training.Templates), held, context)),
        };
        foreach (var kind in (HiddenSet[])[training, calibration, test])
        {
            cases.Add(new($"networks/{kind.Name}", $"networks, {kind.Name}", kind.Words,
                context => NetworksCase.Run(data, kind, context)));
        }

        foreach (var seed in options.SeedNumbers(UsualSeeds))
        {
            Scatter($"five/all/small/seed-{seed}", "all four analyses, small network", all, small, seed, 1);
        }

        Scatter("five/all-networks/small/seed-0",
            $"all four analyses, small network, {training.NetworksEach} networks of each training template", all, steady,
            0, training.NetworksEach);
        Scatter("five/all-networks/small/long",
            $"the same, {small.EpochsToRun} epochs", all, small, 0, training.NetworksEach);

        Compared("five/one-plane/small/seed-0", "one plane of activations (paper), small network", one, small);
        Compared("five/three-planes/small/seed-0", "three planes of activations, small network", three, small);
        Compared(
            "five/contributions/small/seed-0", "three planes of contributions, small network", contributions, small);
        Compared("five/all/resnet18/seed-0", "all four analyses, ResNet-18", all, resnet);
        Compared("five/point-set/seed-0", "points of contributions as a set", new PointSetRepresentation(), set);
        Square("five/painted/small/seed-0", "painted back, small network (no hidden-layer evidence)", painted: true);
        Square("five/raw/small/seed-0", "raw contour picture, small network", painted: false);
        foreach (var symmetry in Enum.GetValues<SymmetryClass>().Where(symmetry => symmetry != SymmetryClass.None))
            Binary(symmetry);
        var coverage = HiddenSets.Coverage(options);
        cases.Add(new("coverage/20-networks", "coverage of the 68% intervals", training.Words + "; " + coverage.Words,
            context => CoverageCase.Run(data, training, calibration, coverage, all, small, context)));
        return cases;

        static ScatterRepresentation Of(int planes, HiddenAnalysis kind) =>
            new(new ScatterSettings { Planes = planes, Analyses = [kind] });

        void Scatter(
            string key, string row, IHiddenRepresentation representation, ClassifierSettings settings, int seed,
            int networks) => cases.Add(new(key, row,
                $"{training.Words}, {networks} used; {settings.EpochsToRun} epochs, seed {seed}",
                context => ClassifierCase.Run(
                    context, representation, data.Sources(training, context).FirstOfEach(networks),
                    data.Sources(calibration, context), data.Sources(test, context),
                    settings with { Seed = (ulong)seed }).Figures));

        void Compared(
            string key, string row, IHiddenRepresentation representation, ClassifierSettings settings) =>
            cases.Add(new(key, row,
                $"{training.Words}, 1 used; {settings.EpochsToRun} epochs, judged on {JudgedEach} networks each",
                context => ClassifierCase.Run(
                    context, representation, data.Sources(training, context).FirstOfEach(1),
                    data.Sources(calibration, context), data.Sources(test, context).FirstOfEach(JudgedEach),
                    settings).Figures));

        void Square(string key, string row, bool painted) => cases.Add(new(key, row, training.Words, context =>
        {
            var representation = new SquareRepresentation(painted ? PaintedPicture.Channels : 1, HiddenData.RawSize);
            LabelledSources Pictures(HiddenSet set) => painted ? data.Painted(set, context) : data.Raw(set, context);
            return ClassifierCase.Run(
                context, representation, Pictures(training), Pictures(calibration), Pictures(test), small).Figures;
        }));

        void Binary(SymmetryClass symmetry)
        {
            var name = SymmetryClasses.Phrase(symmetry);
            cases.Add(new($"binary/{name.Replace(' ', '-')}/seed-0", $"{name}: present or absent",
                $"{training.Words}, 1 used; {task.EpochsToRun} epochs, judged on {JudgedEach} networks each",
                context => ClassifierCase.Run(
                    context, all, data.Sources(training, context).FirstOfEach(1).Against(symmetry, balanced: true),
                    data.Sources(calibration, context).Against(symmetry, balanced: false),
                    data.Sources(test, context).FirstOfEach(JudgedEach).Against(symmetry, balanced: false), task,
                    classes: 2).Figures));
        }
    }

    /// <inheritdoc/>
    public IReadOnlyList<string> Notes(StudyOptions options) => [];

    /// <inheritdoc/>
    public string Headline(StudyRow row) => HiddenTablePage.Headline(row);

    /// <inheritdoc/>
    public void Tell(IReadOnlyList<StudyRow> rows, StudyPage page) => HiddenTablePage.Tell(rows, page);
}
