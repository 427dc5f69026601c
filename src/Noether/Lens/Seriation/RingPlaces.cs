namespace Noether.Lens.Seriation;

/// <summary>From angles to places on a ring of b places, each of which a columns share.</summary>
internal static class RingPlaces
{
    /// <summary>
    /// Columns in the order of their angles take the places one after the other; of all beginnings the one with the least
    /// mean squared distance between angle and place, in steps, stands: some 1/12 where angles say nothing of this ring.
    /// </summary>
    /// <param name="angles">In turns from 0 to 1.</param>
    /// <param name="places">Number of places, b, which divides the number of columns.</param>
    public static (int[] Places, double Misfit) Of(double[] angles, int places)
    {
        var share = angles.Length / places;
        var order = Enumerable.Range(0, angles.Length).ToArray();
        Array.Sort((double[])angles.Clone(), order);
        // The angles of the places, up to a turn by a whole place: the phase at the frequency of the ring.
        var (sine, cosine) = (0.0, 0.0);
        foreach (var angle in angles)
        {
            var (s, c) = Math.SinCos(2 * Math.PI * places * angle);
            (sine, cosine) = (sine + s, cosine + c);
        }

        var phase = Math.Atan2(sine, cosine) / (2 * Math.PI);
        var (least, best) = (double.PositiveInfinity, 0);
        for (var begin = 0; begin < share; begin++)
        {
            if (Misfit(begin) is var misfit && misfit < least)
                (least, best) = (misfit, begin);
        }

        var result = new int[angles.Length];
        for (var rank = 0; rank < order.Length; rank++)
            result[order[rank]] = (rank + best) / share % places;
        return (result, least);

        double Misfit(int begin)
        {
            var (sum, squares) = (0.0, 0.0);
            for (var rank = 0; rank < order.Length; rank++)
            {
                var off = (places * angles[order[rank]]) - phase - ((rank + begin) / share);
                sum += off;
                squares += off * off;
            }

            // All may be off by a number of whole places, which is no misfit.
            var (mean, turn) = (sum / order.Length, Math.Round(sum / order.Length));
            return (squares / order.Length) - (2 * turn * mean) + (turn * turn);
        }
    }
}
