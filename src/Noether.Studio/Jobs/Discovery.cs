using Noether.Data;
using Noether.Lens;

namespace Noether.Studio.Jobs;

/// <summary>The signature of <see cref="LensDiscovery.Run"/>.</summary>
internal delegate LensResult Discovery(
    SampleSet samples,
    LensSettings? settings,
    LensCheckpoints? checkpoints,
    IProgress<LensProgress>? progress,
    CancellationToken cancellationToken);
