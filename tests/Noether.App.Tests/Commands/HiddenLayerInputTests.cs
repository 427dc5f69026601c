using System.Text;
using Noether.App.Tests.Support;

namespace Noether.App.Tests.Commands;

/// <summary>
/// Everything that can be wrong with pictures, models and trainings: one sentence, exit code 2, and nothing is lost.
/// </summary>
public class HiddenLayerInputTests(TinyModel tiny) : IClassFixture<TinyModel>
{
    // What is wrong, and how to bring it about: makes the files and returns the command line.
    private static readonly Dictionary<string, Func<TemporaryFolder, TinyModel, string[]>> Cases = new()
    {
        ["missing picture"] = (f, m) => Read(f, m, f["nothing.png"]),
        ["not a picture"] = (f, m) => Read(f, m, f.Write("notes.png", "Bring milk and bread, and a stamp.")),
        ["empty picture"] = (f, m) => Read(f, m, f.Write("empty.png", "")),
        ["truncated picture"] = (f, m) => Read(f, m, Cut(PngFiles.Ring(f["cut.png"]))),
        ["picture of one pixel"] = (f, m) => Read(f, m, PngFiles.Write(f["dot.png"], 1, 1, (_, _) => 7)),
        ["enormous picture"] = (f, m) => Read(f, m, PngFiles.Promise(f["huge.png"], 60_000, 60_000, [1, 2, 3])),
        ["picture of one colour"] = (f, m) => Read(f, m, PngFiles.Write(f["grey.png"], 64, 64, (_, _) => 128)),
        ["picture without a contour"] = (f, m) => Read(f, m, PngFiles.Write(
            f["speck.png"], 64, 64, (x, y) => x == 20 && y == 30 ? (byte)101 : (byte)100)),
        ["missing model"] = (f, m) => Read(f, m, PngFiles.Ring(f["ring.png"]), f["nowhere"]),
        ["model of another version"] = (f, m) => Read(f, m, PngFiles.Ring(f["ring.png"]), Model(f, m, "99")),
        ["damaged model"] = (f, m) => Read(f, m, PngFiles.Ring(f["ring.png"]), Model(f, m, "oops")),
        ["existing run folder"] = (f, m) => Read(f, m, PngFiles.Ring(f["ring.png"]), null, f.Root),
        ["level without a level line"] = (f, m) => [.. Read(f, m, PngFiles.Ring(f["ring.png"])), "--level", "0.4"],
        ["train without templates"] = (f, _) => ["decoy", "train", f.Root, "--out", f["run"]],
        ["train into a file"] = (f, m) => ["decoy", "train", m.Templates, "--out", f.Write("file", "mine")],
        ["train into an existing folder"] = (f, m) => ["decoy", "train", m.Templates, "--out", Mine(f)],
        ["resume what is no training"] = (f, m) => ["decoy", "train", m.Templates, "--resume", "--out", Mine(f)],
        ["classify a missing run"] = (f, _) => ["decoy", "classify", f["nowhere"], "--out", f["model"]],
        ["classify an interrupted run"] = (f, _) =>
        {
            f.Write("networks.partial", "");
            return ["decoy", "classify", f.Root, "--out", f["model"]];
        },
        ["classify what is no run"] = (f, _) => ["decoy", "classify", Mine(f), "--out", f["model"]],
        ["classify a damaged run"] = (f, _) => ["decoy", "classify", Damaged(f), "--out", f["model"]],
        ["classify into an existing folder"] = (f, m) => ["decoy", "classify", m.Run, "--out", Mine(f)],
        ["resume what is no classifier"] = (f, m) => ["decoy", "classify", m.Run, "--resume", "--out", Mine(f)],
        ["hold nearly all out"] = (f, m) => ["decoy", "classify", m.Run, "--held-out", "0.7", "--calibration", "0.4",
            "--out", f["model"]],
        ["start weights for the small network"] = (f, m) => ["decoy", "classify", m.Run, "--start", f["w.npz"], "--out",
            f["model"]],
        ["missing start weights"] = (f, m) => ["decoy", "classify", m.Run, "--kind", "resnet18", "--start", f["w.npz"],
            "--out", f["model"]],
        ["decoy without a command"] = (_, _) => ["decoy"],
        ["unknown command of decoy"] = (_, _) => ["decoy", "trian"],
    };

    public static TheoryData<string> Names => new(Cases.Keys);

    [Theory]
    [MemberData(nameof(Names))]
    public void Input_ThatIsBad_IsOneSentenceAndNothingIsLost(string name)
    {
        using var folder = new TemporaryFolder();
        var line = Cases[name](folder, tiny);
        var before = BadInputTests.Listing(folder);
        CliRunner.Run(line).IsUserError();
        Assert.Equal(before, BadInputTests.Listing(folder));
    }

    [Fact]
    public void Sentences_OfAllBadInput_AreAsCommitted()
    {
        var text = new StringBuilder();
        foreach (var (name, make) in Cases)
        {
            using var folder = new TemporaryFolder();
            text.Append($"{name}\n{folder.Stable(CliRunner.Run(make(folder, tiny)).Error)}\n");
        }

        Snapshot.Match("bad-input-hidden-layer", text.ToString());
    }

    private static string[] Read(
        TemporaryFolder folder, TinyModel tiny, string picture, string? model = null, string? output = null) =>
        ["symmetry-of", picture, "--model", model ?? tiny.Model, "--networks", "2", "--out", output ?? folder["run"]];

    private static string Cut(string path)
    {
        File.WriteAllBytes(path, File.ReadAllBytes(path)[..80]);
        return path;
    }

    private static string Model(TemporaryFolder folder, TinyModel tiny, string version)
    {
        var record = File.ReadAllText(Path.Combine(tiny.Model, "model.json"));
        Directory.CreateDirectory(folder["other"]);
        folder.Write(
            Path.Combine("other", "model.json"),
            record.Replace("\"formatVersion\": 2", $"\"formatVersion\": {version}"));
        return folder["other"];
    }

    private static string Mine(TemporaryFolder folder)
    {
        Directory.CreateDirectory(folder["mine"]);
        folder.Write(Path.Combine("mine", "note.txt"), "mine");
        return folder["mine"];
    }

    private static string Damaged(TemporaryFolder folder)
    {
        folder.Write("decoy.json", "{ oops");
        return folder.Root;
    }
}
