using Noether.Conserved.Runs;
using Noether.Discovery;
using Noether.HiddenLayer;
using Noether.Labels;
using Noether.Lens.Runs;
using Noether.Moments;
using Noether.Pairs;
using Noether.Published.Augerino;
using Noether.Published.Craven;
using Noether.Published.Forestano;
using Noether.Published.HamiltonianNetworks;
using Noether.Published.Krippendorf;
using Noether.Published.Lconv;
using Noether.Published.Msr;
using Noether.Published.NoetherNetworks;
using Noether.Published.Partial;
using Noether.Published.SohlDickstein;
using Noether.Rivals.LaLiGan;
using Noether.Rivals.LieFlow;
using Noether.Rivals.LieGan;
using Noether.Rivals.SymmetryGan;

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
        new ForestanoMethod(),
        new KrippendorfMethod(),
        new CravenMethod(),
        new MomentMethod(),
        new LconvMethod(),
        new SohlDicksteinMethod(),
        new MsrMethod(),
        new SymmetryGanMethod(),
        new LieGanMethod(),
        new LieFlowMethod(),
        new LaLiGanMethod(),
    ]);
}
