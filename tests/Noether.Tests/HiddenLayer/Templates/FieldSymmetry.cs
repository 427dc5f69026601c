using Noether.HiddenLayer.Templates;

namespace Noether.Tests.HiddenLayer.Templates;

/// <summary>How far a field is from a symmetry: 0 when it has it, about 1 for unrelated values.</summary>
internal static class FieldSymmetry
{
    private const int Side = 16;
    private const double Reach = 0.9;

    // A shift or a mirror that carries most of the window out of it compares too little to tell anything.
    private const double LeastOverlap = 0.5;

    /// <summary>Mean difference of F(g p) and F(p) over the window, over that of unrelated places.</summary>
    /// <param name="field">F.</param>
    /// <param name="move">g; places that leave the window are not compared.</param>
    public static double Defect(IField field, Func<double, double, (double U, double V)> move)
    {
        double sum = 0, spread = 0;
        int count = 0, all = 0;
        for (var i = 0; i < Side; i++)
        {
            for (var j = 0; j < Side; j++)
            {
                var (u, v) = (Reach * PotentialGrid.Centre(j, Side), Reach * PotentialGrid.Centre(i, Side));
                var value = field.At(u, v).Value;
                // About a wave further on, where the value has little to do with this one.
                spread += Math.Abs(value - field.At(u, v < 0 ? v + 0.79 : v - 0.79).Value)
                    + Math.Abs(value - field.At(u < 0 ? u + 0.79 : u - 0.79, v).Value);
                all += 2;
                var (movedU, movedV) = move(u, v);
                if (Math.Abs(movedU) > 1 || Math.Abs(movedV) > 1)
                    continue;
                sum += Math.Abs(field.At(movedU, movedV).Value - value);
                count++;
            }
        }

        return count < LeastOverlap * Side * Side ? double.PositiveInfinity : sum / count / (spread / all);
    }

    /// <summary>The least defect among reflections at lines through and near the middle.</summary>
    public static double BestReflection(IField field) =>
        Directions(24).SelectMany(_ => Offsets, (angle, offset) => Defect(field, (u, v) =>
        {
            var (sine, cosine) = Math.SinCos(angle);
            var twice = 2 * ((cosine * u) + (sine * v) - offset);
            return (u - (twice * cosine), v - (twice * sine));
        })).Min();

    /// <summary>The least defect among shifts of 0.35 to 0.9 in all directions.</summary>
    public static double BestShift(IField field) =>
        Directions(24).SelectMany(_ => Shifts, (angle, shift) => Defect(
            field, (u, v) => (u + (shift * Math.Cos(angle)), v + (shift * Math.Sin(angle))))).Min();

    /// <summary>The least defect among turns about places near the middle.</summary>
    public static double BestTurn(IField field) =>
        Offsets.SelectMany(_ => Offsets, (u0, v0) => Defect(field, (u, v) =>
        {
            var (sine, cosine) = Math.SinCos(0.9);
            return (u0 + (cosine * (u - u0)) - (sine * (v - v0)), v0 + (sine * (u - u0)) + (cosine * (v - v0)));
        })).Min();

    private static double[] Offsets => [-0.3, -0.2, -0.1, 0, 0.1, 0.2, 0.3];

    private static double[] Shifts => [0.35, 0.45, 0.55, 0.65, 0.75, 0.85];

    private static IEnumerable<double> Directions(int count) =>
        Enumerable.Range(0, count).Select(i => Math.PI * i / count);
}
