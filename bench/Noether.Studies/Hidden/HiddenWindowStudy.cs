using Noether.HiddenLayer.Classifying;
using Noether.HiddenLayer.Decoy;
using Noether.HiddenLayer.Representation;
using Noether.Reports.Rendering;

namespace Noether.Studies.Hidden;

/// <summary>
/// The window of operation: how the length of the decoy training, and whether a validation set chooses the epoch,
/// change what can be read off the hidden layer.
/// </summary>
internal sealed class HiddenWindowStudy : IStudy
{
    private const int UsualSeeds = 1;

    private static readonly int[] Lengths = [30, 100, 200, 300, 600];
    private static readonly int[] LengthsWithoutValidation = [100, 300, 600];

    /// <inheritdoc/>
    public string Name => "hidden-window";

    /// <inheritdoc/>
    public string Purpose => "accuracy of the symmetry against the length of the decoy training";

    /// <inheritdoc/>
    public int Version => 1;

    /// <inheritdoc/>
    public IReadOnlyList<StudyCase> Cases(StudyOptions options)
    {
        var data = new HiddenData(options.WorkFolder);
        var representation = new ScatterRepresentation(new ScatterSettings());
        var settings = new ClassifierSettings { Epochs = options.Quick ? 2 : 40 };
        return
        [
            .. from validated in (bool[])[true, false]
               from epochs in options.Quick ? [10, 30] : validated ? Lengths : LengthsWithoutValidation
               from seed in options.SeedNumbers(UsualSeeds)
               select Case(validated, epochs, seed),
        ];

        StudyCase Case(bool validated, int epochs, int seed)
        {
            var decoy = new DecoySettings { Epochs = epochs, ValidationShare = validated ? 0.2 : 0 };
            var training = HiddenSets.Training(options, decoy) with { NetworksEach = 1 };
            var calibration = HiddenSets.Calibration(options, decoy);
            var test = HiddenSets.Test(options, decoy) with { NetworksEach = 1 };
            var kind = validated ? "validated" : "all";
            return new(
                $"{kind}/{epochs}/seed-{seed}", $"{kind} {epochs}",
                $"{training.Words}; {settings.EpochsToRun} epochs, seed {seed}",
                context =>
                {
                    var networks = NetworksCase.Run(data, test, context);
                    var (figures, _) = ClassifierCase.Run(
                        context, representation, data.Sources(training, context), data.Sources(calibration, context),
                        data.Sources(test, context), settings with { Seed = (ulong)seed });
                    return figures.Add("epochs", epochs).Add("validated", validated)
                        .Add("decoyAccuracy", networks["accuracy"])
                        .Add("decoyTrainingAccuracy", networks["trainingAccuracy"])
                        .Add("epochKept", networks["epochKept"]);
                });
        }
    }

    /// <inheritdoc/>
    public IReadOnlyList<string> Notes(StudyOptions options) => [];

    /// <inheritdoc/>
    public string Headline(StudyRow row) => HiddenTablePage.Headline(row);

    /// <inheritdoc/>
    public void Tell(IReadOnlyList<StudyRow> rows, StudyPage page)
    {
        page.Paragraph(
            "Each row: decoy networks of that many epochs on the same templates, one for each, then a classifier (all "
            + "four analyses, small network, 40 epochs) and its accuracy on the test templates, mean over its seeds. "
            + "Paper: 73 % at 300 epochs, barely 60 % at 100 epochs, and barely 60 % at 300 epochs without a "
            + "validation set.");
        page.Table(
            ["validation set", "#epochs", "#decoy accuracy, training points", "#judged points", "#epoch kept",
                "#five-class accuracy, %"],
            Groups(rows).Select(group => (IReadOnlyList<string>)
            [
                group.First().Figures.Is("validated") ? "20 %" : "none", $"{group.First().Figures["epochs"]}",
                Mean(group, "decoyTrainingAccuracy", 4), Mean(group, "decoyAccuracy", 4), Mean(group, "epochKept", 0),
                ClassifierCase.Percent(Average(group, "accuracy"), Average(group, "accuracyError")),
            ]));
        page.Picture("curve", "Accuracy of the symmetry against the length of the decoy training", new LineChart
        {
            Title = "Five-class accuracy",
            XLabel = "epochs of the decoy training",
            LogX = true,
            Dots = true,
            XMarks = [10, 30, 100, 300, 1000],
            // A range in which an error of two per cent looks like one.
            AlsoCovered = [0.5, 0.9],
            Series = [.. Curves(rows), new ChartSeries("paper", [100, 300], [0.6, 0.73])],
        }.ToSvg());
    }

    private static IEnumerable<ChartSeries> Curves(IReadOnlyList<StudyRow> rows)
    {
        foreach (var kind in Groups(rows).GroupBy(group => group.First().Figures.Is("validated")))
        {
            yield return new ChartSeries(
                kind.Key ? "20 % validation" : "no validation",
                [.. kind.Select(group => group.First().Figures["epochs"])],
                [.. kind.Select(group => Average(group, "accuracy"))]);
        }
    }

    private static IEnumerable<IGrouping<string, StudyRow>> Groups(IEnumerable<StudyRow> rows) =>
        rows.GroupBy(row => row.Row);

    private static double Average(IEnumerable<StudyRow> rows, string name) => rows.Average(row => row.Figures[name]);

    private static string Mean(IEnumerable<StudyRow> rows, string name, int decimals) =>
        StudyPage.Number(Average(rows, name), decimals);
}
