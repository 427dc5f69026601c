using System.Text.Json;
using System.Text.Json.Serialization;
using Noether.Studio.Runs;

namespace Noether.Studio.Jobs;

/// <summary>What studio.json in a run folder holds, so that a later studio can go on with the run.</summary>
/// <param name="State">Where the run stood when the file was written.</param>
/// <param name="Problem">The sentence of a failure; null if there was none.</param>
/// <param name="Request">The discovery that was asked for; null if something else was.</param>
/// <param name="Picture">What was asked of a picture; null if something else was asked for.</param>
internal sealed record JobRecord(
    RunState State, string? Problem, JobRequest? Request = null, PictureRequest? Picture = null)
{
    /// <summary>What was asked for, whatever it is.</summary>
    /// <exception cref="JsonException">Nothing was.</exception>
    [JsonIgnore]
    public IJobRequest Wanted =>
        (IJobRequest?)Request ?? Picture ?? throw new JsonException($"{JobFile.Name} asks for nothing.");

    /// <summary>The record of a job.</summary>
    public static JobRecord Of(Job job) =>
        new(job.State, job.Problem, job.Request as JobRequest, job.Request as PictureRequest);
}
