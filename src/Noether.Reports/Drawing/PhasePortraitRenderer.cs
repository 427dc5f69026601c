using Noether.Discovery.Figures;
using Noether.Reports.Rendering;

namespace Noether.Reports.Drawing;

internal sealed class PhasePortraitRenderer : ChartRenderer<PhasePortraitFigure>
{
    protected override string Svg(PhasePortraitFigure figure, IReadOnlyList<PhasePortraitFigure> peers, string title) =>
        new PhasePortrait(figure, title).ToSvg();
}
