using Noether.Conserved.HamiltonianNetworks;
using Noether.Conserved.NoetherNetworks;
using Noether.Conserved.Runs;
using Noether.Discovery;
using Noether.Extents.Augerino;
using Noether.Extents.Partial;
using Noether.HiddenLayer;
using Noether.Labels;
using Noether.Lens.Runs;
using Noether.Pairs;

namespace Noether.Methods;

/// <summary>The methods of this library: the one list in which they are registered.</summary>
public static class MethodList
{
    /// <summary>All of them; the first of a kind of data is the default for it.</summary>
    public static MethodCatalogue All { get; } = new(
    [
        new LensMethod(),
        new HiddenLayerMethod(),
        new LabelMethod(),
        new AugerinoMethod(),
        new PartialMethod(),
        new PairMethod(),
        new ConservedMethod(),
        new HamiltonianMethod(),
        new NoetherMethod(),
    ]);
}
