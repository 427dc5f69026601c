using Noether.Discovery;
using Noether.Studies.Adaptor;
using Noether.Studies.Conserved;
using Noether.Studies.Drawings;
using Noether.Studies.Hidden;
using Noether.Studies.Lens;
using Noether.Studies.Others;
using Noether.Studies.Rivals;
using Noether.Studies.Tests;

namespace Noether.Studies;

/// <summary>The studies by name.</summary>
/// <param name="methods">The methods that are compared with each other.</param>
internal sealed class AllStudies(MethodCatalogue methods)
{
    /// <summary>Every study, in the order in which the help shows them.</summary>
    public IReadOnlyList<IStudy> All { get; } =
    [
        new LensTableStudy(), new LensShuffledStudy(), new LensRingsStudy(), new LensMixedStudy(),
        new LensCoefficientsStudy(), new LensFiltersStudy(), new LensNullsStudy(), new LensErrorsStudy(), new LensGrowthStudy(),
        new LensStreamStudy(), new LensSensitivityStudy(), new LensAblationStudy(), new PaperPresetStudy(),
        new AdaptorStudy(), new HiddenTableStudy(), new HiddenWindowStudy(), new PaintingsStudy(),
        new ProbeCalibrationStudy(), new SymmetryProbeStudy(),
        new MethodsStudy(methods), new OthersStudy(), new ConservedStudy(), new TestsStudy(), new RivalsStudy(),
        new RivalTableStudy(),
    ];

    /// <summary>The study of a name.</summary>
    public IStudy Of(string name) => All.First(study => study.Name == name);
}
