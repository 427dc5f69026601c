using Noether.Discovery;

namespace Noether.Runs;

/// <summary>Writes what people look at into a run folder: the report and the pictures of figures that have a file.</summary>
public interface IReportWriter
{
    /// <summary>Names of the files that it may write, so that an earlier run's can be removed.</summary>
    IReadOnlyList<string> Files { get; }

    /// <summary>Writes the files; each is replaced atomically.</summary>
    /// <param name="folder">The run folder.</param>
    /// <param name="card">The method.</param>
    /// <param name="record">What result.json holds.</param>
    /// <param name="sections">The figures.</param>
    /// <exception cref="NoetherException">A file cannot be written.</exception>
    void Write(string folder, MethodCard card, RunRecord record, IReadOnlyList<Section> sections);
}
