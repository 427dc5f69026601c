namespace Noether.Runs;

/// <summary>What a run in a folder may have beside method, data and settings.</summary>
public sealed record RunOptions
{
    /// <summary>Writes report and pictures; null (the default) means neither.</summary>
    public IReportWriter? Report { get; init; }

    /// <summary>What was asked for, kept as run.json; null (the default) means that it is not known.</summary>
    public RunRequest? Request { get; init; }

    /// <summary>Time between checkpoints of an iteration. Default 10 s.</summary>
    public TimeSpan CheckpointInterval { get; init; } = TimeSpan.FromSeconds(10);

    /// <summary>Where the times come from; null (the default) means the system.</summary>
    public TimeProvider? Clock { get; init; }
}
