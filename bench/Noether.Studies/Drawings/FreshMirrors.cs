using static Noether.Studies.Drawings.MirrorDrawings;
using static Noether.Studies.Known.Shapes;

namespace Noether.Studies.Drawings;

/// <summary>Everyday things with one mirror line, drawn before the thresholds were fixed and run once after.</summary>
internal static class FreshMirrors
{
    /// <summary>The drawings.</summary>
    public static IEnumerable<KnownDrawing> All =>
    [
        Upright("church", -0.08, (s, y) => (s < 0.68 && y is > -0.75 and < -0.1 && !(s is > 0.3 and < 0.5 && y > -0.5 && y < -0.25))
            || (s < 0.24 && y is > -0.3 and < 0.35) || (y is >= 0.35 and < 0.85 && s < 0.3 * (0.85 - y) / 0.5)),
        Upright("tree-round", 0.07, (s, y) => (s < 0.1 && y is > -0.85 and < -0.1)
            || (InEllipse(s, y, 0, 0.3, 0.6, 0.5) && !InEllipse(s, y, 0.28, 0.35, 0.12, 0.16))),
        Upright("face-smiling", 0, (s, y) => Ring(s, y, 0, 0, 0.8, 0.06) || InEllipse(s, y, 0.3, 0.22, 0.1, 0.16)
            || Near(s, y, 0.06, (0, -0.45), (0.25, -0.4), (0.45, -0.2)) || Near(s, y, 0.05, (0, 0.1), (0, -0.1))),
        Turned("butterfly-tilted", 62, 0.04, -0.06, (along, s) => InEllipse(along, s, 0, 0, 0.55, 0.07)
            || InEllipse(along, s, 0.28, 0.42, 0.3, 0.4, 40) || InEllipse(along, s, -0.3, 0.3, 0.22, 0.28)),
        Turned("rocket", 72, 0, 0, (along, s) => (along is > -0.55 and < 0.4 && s < 0.24 && !InEllipse(along, s, 0.15, 0, 0.1, 0.1))
            || (along is >= 0.4 and < 0.85 && s < 0.24 * (0.85 - along) / 0.45)
            || (along is > -0.75 and < -0.2 && s < 0.5 * (-along - 0.2) / 0.55 + 0.2 && s >= 0.2)),
        Turned("spoon", 33, -0.05, 0.08, (along, s) => InEllipse(along, s, 0.5, 0, 0.34, 0.24) || (along is > -0.9 and < 0.3 && s < 0.065)),
        Upright("wine-glass", 0.1, (s, y) => (y is > 0 and < 0.8 && s < 0.45 * Math.Sqrt(y / 0.8))
            || (s < 0.06 && y is > -0.7 and <= 0) || (s < 0.42 && y is > -0.82 and < -0.7)),
        Upright("shirt", 0, (s, y) => (s < 0.42 && y is > -0.75 and < 0.6 && !InEllipse(s, y, 0, 0.62, 0.16, 0.2))
            || Near(s, y, 0.14, (0.4, 0.45), (0.78, 0.05))),
        Turned("arrow-feathered", 158, 0, 0.05, (along, s) => (along is > -0.8 and < 0.5 && s < 0.06)
            || Near(along, s, 0.05, (0.85, 0), (0.5, 0.3)) || Near(along, s, 0.05, (-0.55, 0), (-0.8, 0.25))
            || Near(along, s, 0.05, (-0.35, 0), (-0.6, 0.25)) || (along is >= 0.5 and < 0.85 && s < 0.06)),
        Upright("maple-leaf", -0.05, (s, y) => Near(s, y, 0.045, (0, -0.9), (0, -0.3)) || InEllipse(s, y, 0, 0.25, 0.24, 0.6)
            || InEllipse(s, y, 0.4, 0.1, 0.5, 0.17, 35) || InEllipse(s, y, 0.32, -0.3, 0.36, 0.13, -8)),
        Upright("chair-from-ahead", 0.05, (s, y) => (s is > 0.36 and < 0.5 && y is > -0.85 and < 0.8)
            || (s < 0.5 && (y is > -0.2 and < 0 or > 0.62 and < 0.8 or > 0.25 and < 0.38))),
        Upright("tulip", 0, (s, y) => (y is > 0.05 and < 0.45 && s < 0.36 && s < 0.36 * Math.Sqrt((y - 0.05) / 0.25))
            || (y is >= 0.45 and < 0.85 && Math.Abs(s - 0.24) < 0.12 * (0.85 - y) / 0.4) || (y is >= 0.45 and < 0.8 && s < 0.12 * (0.8 - y) / 0.35)
            || (s < 0.05 && y is > -0.9 and < 0.1) || InEllipse(s, y, 0.22, -0.5, 0.3, 0.09, 50)),
        Turned("letter-c", 0, 0.1, 0.03, (along, s) => Near(along, s, 0.09, (0.4, 0.55), (0.05, 0.7), (-0.35, 0.5), (-0.5, 0))),
        Upright("letter-v", 0.03, (s, y) => Near(s, y, 0.09, (0, -0.7), (0.55, 0.7))),
        Turned("pear-tilted", 100, 0, 0, (along, s) => InEllipse(along, s, -0.3, 0, 0.5, 0.46) || InEllipse(along, s, 0.25, 0, 0.42, 0.26)
            || (along is > 0.6 and < 0.9 && s < 0.045)),
        Upright("crab", 0, (s, y) => InEllipse(s, y, 0, -0.1, 0.42, 0.3) || Near(s, y, 0.05, (0.3, 0), (0.6, 0.3), (0.5, 0.62))
            || InEllipse(s, y, 0.55, 0.68, 0.17, 0.11, 70) || Near(s, y, 0.04, (0.3, -0.2), (0.75, -0.15))
            || Near(s, y, 0.04, (0.25, -0.3), (0.65, -0.6)) || Near(s, y, 0.035, (0.12, 0.1), (0.15, 0.35))),
    ];
}
