using Noether.Studio.Runs;

namespace Noether.Studio.Jobs;

/// <summary>What studio.json in a run folder holds, so that a later studio can go on with the run.</summary>
/// <param name="Request">What was asked for.</param>
/// <param name="State">Where the run stood when the file was written.</param>
/// <param name="Problem">The sentence of a failure; null if there was none.</param>
internal sealed record JobRecord(JobRequest Request, RunState State, string? Problem);
