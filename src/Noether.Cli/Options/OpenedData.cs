using Noether.Cli.Running;
using Noether.Data;
using Noether.Data.Paths;
using Noether.Discovery;
using Noether.Pictures;

namespace Noether.Cli.Options;

/// <summary>Data of any kind, opened for a method, with what has to be closed after it.</summary>
internal sealed class OpenedData : IDisposable
{
    private readonly SampleSet? samples;

    private OpenedData(MethodData data, SampleSet? samples) => (Data, this.samples) = (data, samples);

    /// <summary>The data.</summary>
    public MethodData Data { get; }

    /// <summary>Opens a file as data of a kind, with its companions.</summary>
    /// <param name="kind">The kind.</param>
    /// <param name="source">The file.</param>
    /// <param name="settings">How it is read: texts by name.</param>
    /// <param name="companions">Paths of the files beside samples, by name.</param>
    /// <param name="host">Gets the notes of readers, and stops the reading.</param>
    /// <exception cref="NoetherException">A setting or a file cannot be used.</exception>
    public static OpenedData Open(
        DataKind kind, string source, IReadOnlyDictionary<string, string> settings,
        IReadOnlyDictionary<string, string> companions, CliHost host)
    {
        switch (kind)
        {
            case DataKind.Picture:
                return new OpenedData(new PictureData(PictureFile.Read(source)), null);
            case DataKind.Paths:
                return new OpenedData(
                    PathOptions.Open(source, (PathFileOptions)PathOptions.Settings.Create(settings), host), null);
            default:
                var reading = SampleOptions.Read(settings);
                var samples = SampleOptions.Open(source, reading, host);
                try
                {
                    return new OpenedData(Companions.Open(samples, reading, companions, host), samples);
                }
                catch
                {
                    samples.Dispose();
                    throw;
                }
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        Companions.Close(Data);
        samples?.Dispose();
    }
}
