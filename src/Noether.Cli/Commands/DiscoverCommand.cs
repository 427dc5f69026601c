using System.CommandLine;
using Noether.Cli.Options;
using Noether.Cli.Running;
using Noether.Discovery;

namespace Noether.Cli.Commands;

/// <summary><c>noether discover</c>: from data to a run folder, by any method.</summary>
internal static class DiscoverCommand
{
    /// <summary>Creates the command.</summary>
    /// <param name="host">What it acts on.</param>
    public static Command Create(CliHost host)
    {
        var data = Texts.Argument(
            "data", "File of samples, one a row, or a picture; 'noether info' says what a file holds.");
        var method = Texts.Path(
            "--method", "name",
            "How to answer; 'noether methods' lists them, 'noether methods NAME' shows every setting. [default: by the "
            + "kind of data]");
        var run = new RunOptionSet();
        var command = new Command("discover", "Discover the hidden symmetry of the data in a file.") { data };
        command.Add(method);
        var companions = new Companions();
        companions.AddTo(command);
        run.AddTo(command);
        SettingOptions? settings = null;
        if (host.Verb is null || host.Verb == command.Name)
        {
            settings = new SettingOptions(
                [OpenedData.SampleSettings, .. host.Methods.All.Select(known => known.Settings), OpenedData.PathSettings]);
            settings.AddTo(command);
            HelpWithExamples.Prepare(command, parsed => ShowSettings(
                host, settings, parsed.GetValue(method), companions.Told(parsed) ?? DataKind.Samples));
        }

        companions.AddStepsTo(command);
        run.AddLastTo(command);
        command.Runs(parsed =>
        {
            var path = parsed.GetRequiredValue(data);
            var given = companions.Given(parsed);
            var choice = MethodChoice.Of(
                host.Methods, parsed.GetValue(method), path,
                settings!.Given(parsed).Where(setting => !given.ContainsKey(setting.Key)).ToDictionary(), companions.Told(parsed));
            Companions.Require(choice.Method, given);
            return DiscoveryRun.Execute(host, parsed, run, choice, path, given);
        });
        return command.WithExamples(
            "noether discover data.npy --out runs/x",
            "noether discover data.npy --out runs/x --budget 1h",
            "noether discover data.npy --out runs/x --resume",
            "noether discover photo.png --window 33 --stride 5 --out runs/photo",
            "noether discover x.npy --labels y.npy --out runs/labels",
            "noether discover x.npy --function model.onnx --out runs/model",
            "noether discover x.npy --next x1.npy --out runs/pairs",
            "noether discover ecg.npy --channel 0 --window 33 --out runs/ecg --json",
            "noether discover paths.npy --paths --dt 0.1 --coordinates q,p --out runs/paths",
            "noether discover paths.csv --paths --trial trial --time t --out runs/paths",
            "noether discover --method NAME --help");
    }

    /// <summary>runs/NAME, with NAME the file name up to its first dot: digits.npy.gz becomes runs/digits.</summary>
    /// <param name="path">The file of the data.</param>
    internal static string DefaultFolder(string path)
    {
        var name = Path.GetFileName(path).Split('.', StringSplitOptions.RemoveEmptyEntries);
        return Path.Combine("runs", name is [not "-", ..] ? name[0] : "run");
    }

    // The settings of one method at a time: all of them together would hide what matters.
    private static void ShowSettings(CliHost host, SettingOptions settings, string? name, DataKind kind)
    {
        var method = name is null
            ? host.Methods.DefaultFor(kind) ?? host.Methods.All.FirstOrDefault()
            : host.Methods.Require(name);
        if (method is null)
            settings.Show(OpenedData.SampleSettings);
        else if (OpenedData.ReaderOf(method.Card.Data) is { } reader)
            settings.Show(reader, method.Settings);
        else
            settings.Show(method.Settings);
    }
}
