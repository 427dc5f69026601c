using System.Text;
using Spectre.Console;

namespace Noether.Cli.Running;

/// <summary>
/// A console output that is not a terminal: a fixed width, so that files and pipes always look the same.
/// </summary>
/// <param name="writer">Receives the text.</param>
internal sealed class PlainOutput(TextWriter writer) : IAnsiConsoleOutput
{
    /// <inheritdoc/>
    public TextWriter Writer => writer;

    /// <inheritdoc/>
    public bool IsTerminal => false;

    /// <inheritdoc/>
    public int Width => 100;

    /// <inheritdoc/>
    public int Height => 50;

    /// <inheritdoc/>
    public void SetEncoding(Encoding encoding)
    {
    }
}
