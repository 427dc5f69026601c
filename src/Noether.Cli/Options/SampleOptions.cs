using System.CommandLine;
using Noether.Cli.Running;
using Noether.Data;
using Noether.Discovery;

namespace Noether.Cli.Options;

/// <summary>The options that say which samples of a file are meant.</summary>
internal sealed class SampleOptions
{
    private SettingOptions? options;

    /// <summary>Adds the options to a command, if it is the one that is called.</summary>
    /// <param name="command">The command.</param>
    /// <param name="host">Knows which command is called.</param>
    public void AddTo(Command command, CliHost host)
    {
        if (host.Verb is null || host.Verb == command.Name)
            (options = new SettingOptions(OpenedData.SampleSettings)).AddTo(command);
    }

    /// <summary>How to make samples of a file.</summary>
    /// <param name="parsed">A command line without errors.</param>
    /// <exception cref="NoetherException">A value cannot be used.</exception>
    public SampleFileOptions Read(ParseResult parsed) => OpenedData.Reading(options!.Given(parsed));

    /// <summary>Opens the samples that were asked for.</summary>
    /// <param name="parsed">A command line without errors.</param>
    /// <param name="path">The file.</param>
    /// <param name="host">Gets the notes of the reader, and stops the reading.</param>
    /// <exception cref="NoetherException">The file or the options cannot be used.</exception>
    public SampleSet Open(ParseResult parsed, string path, CliHost host) =>
        Open(path, Read(parsed), host);

    /// <summary>Opens samples and passes on what the reader notes.</summary>
    /// <param name="path">The file.</param>
    /// <param name="settings">How to read it.</param>
    /// <param name="host">Gets the notes, and stops the reading.</param>
    /// <exception cref="NoetherException">The file cannot be used.</exception>
    public static SampleSet Open(string path, SampleFileOptions settings, CliHost host)
    {
        var samples = SampleFile.Open(path, settings, host.Cancellation);
        foreach (var note in samples.Notes)
            host.Note(note);
        return samples;
    }
}
