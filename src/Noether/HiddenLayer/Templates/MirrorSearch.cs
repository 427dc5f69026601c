namespace Noether.HiddenLayer.Templates;

/// <summary>
/// How near a function comes to a mirror image of itself: the least mean of |F(g p) - F(p)| over reflections g at lines
/// through and near the origin, over the mean difference of unrelated places; 0 for a symmetric function, about 1 where
/// nothing agrees.
/// </summary>
internal static class MirrorSearch
{
    // Values are looked up on a fine grid; a picture is compared with its mirror image on every fourth place.
    private const int Side = 64;
    private const int Step = 4;
    private const int Directions = 24;
    private const double LeastOverlap = 0.5;

    private static readonly double[] Offsets = [-0.3, -0.2, -0.1, 0, 0.1, 0.2, 0.3];

    // About a wave away, where a value has little to do with the one here.
    private const int Away = 25;

    /// <summary>Whether some reflection comes nearer than a limit.</summary>
    /// <param name="field">The function, looked at in [-1, 1] x [-1, 1].</param>
    /// <param name="limit">The limit.</param>
    public static bool Finds(IField field, double limit)
    {
        var values = new double[Side * Side];
        for (var i = 0; i < values.Length; i++)
            values[i] = field.At(PotentialGrid.Centre(i % Side, Side), PotentialGrid.Centre(i / Side, Side)).Value;
        var unrelated = Unrelated(values);
        for (var direction = 0; direction < Directions; direction++)
        {
            var (sine, cosine) = Math.SinCos(Math.PI * direction / Directions);
            foreach (var offset in Offsets)
            {
                if (Difference(values, cosine, sine, offset) < limit * unrelated)
                    return true;
            }
        }

        return false;
    }

    private static double Difference(double[] values, double cosine, double sine, double offset)
    {
        double sum = 0;
        int count = 0, all = 0;
        for (var row = Step / 2; row < Side; row += Step)
        {
            for (var column = Step / 2; column < Side; column += Step)
            {
                var (u, v) = (PotentialGrid.Centre(column, Side), PotentialGrid.Centre(row, Side));
                var twice = 2 * ((cosine * u) + (sine * v) - offset);
                var (x, y) = (Pixel(u - (twice * cosine)), Pixel(v - (twice * sine)));
                all++;
                if ((uint)x >= Side || (uint)y >= Side)
                    continue;
                sum += Math.Abs(values[(y * Side) + x] - values[(row * Side) + column]);
                count++;
            }
        }

        return count < LeastOverlap * all ? double.PositiveInfinity : sum / count;
    }

    private static double Unrelated(double[] values)
    {
        double sum = 0;
        var count = 0;
        for (var row = Step / 2; row < Side; row += Step)
        {
            for (var column = Step / 2; column < Side; column += Step)
            {
                var value = values[(row * Side) + column];
                var x = column < Side / 2 ? column + Away : column - Away;
                var y = row < Side / 2 ? row + Away : row - Away;
                sum += Math.Abs(value - values[(row * Side) + x]) + Math.Abs(value - values[(y * Side) + column]);
                count += 2;
            }
        }

        return sum / count;
    }

    private static int Pixel(double at) => (int)Math.Floor((at + 1) * 0.5 * Side);
}
