namespace Noether.Cli.Running;

/// <summary>What the process tells its caller.</summary>
internal static class ExitCode
{
    /// <summary>The work is done, whatever the verdict.</summary>
    public const int Done = 0;

    /// <summary>A fault of the program itself.</summary>
    public const int InternalError = 1;

    /// <summary>The user can mend it: bad input, bad arguments, an unusable folder.</summary>
    public const int UserError = 2;

    /// <summary>The work is done but for some cases, which have a sentence in place of an answer or did not come to an end.</summary>
    public const int Incomplete = 3;

    /// <summary>Stopped by Ctrl-C or SIGTERM, after a checkpoint where there is a place for one.</summary>
    public const int Interrupted = 130;
}
