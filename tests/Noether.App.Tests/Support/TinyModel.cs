namespace Noether.App.Tests.Support;

/// <summary>Templates, decoy networks and a symmetry model, all tiny, made once by the commands themselves.</summary>
public sealed class TinyModel : IDisposable
{
    private readonly TemporaryFolder folder = new();

    public TinyModel()
    {
        CliRunner.Run("templates", "--count", "25", "--points", "50", "--seed", "1", "--out", Templates).IsDone();
        CliRunner.Run(
            "decoy", "train", Templates, "--networks", "2", "--epochs", "10", "--seed", "2", "--out", Run).IsDone();
        Classify(Model).IsDone();
    }

    /// <summary>Folder of 25 templates.</summary>
    public string Templates => folder["templates"];

    /// <summary>Folder of two networks for each.</summary>
    public string Run => folder["decoy"];

    /// <summary>Folder of the model.</summary>
    public string Model => folder["model"];

    /// <summary>Trains the model, or another one like it.</summary>
    internal CliResult Classify(string output, params string[] more) => CliRunner.Run(
        ["decoy", "classify", Run, "--epochs", "2", "--seed", "3", "--out", output, .. more]);

    public void Dispose() => folder.Dispose();
}
