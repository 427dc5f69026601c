namespace Noether.HiddenLayer.Probing;

/// <summary>Scores of the lines through a point, between the offsets of a family.</summary>
internal static class LineScores
{
    /// <summary>The score of each direction of the family, linear between its offsets.</summary>
    /// <param name="maps">What was found of the family.</param>
    /// <param name="x">The point.</param>
    /// <param name="y">The point.</param>
    public static double[] Through(ProbeMaps maps, double x, double y)
    {
        var offsets = maps.Families.Offsets;
        var scores = new double[maps.Families.Lines];
        for (var line = 0; line < scores.Length; line++)
        {
            var offset = PlaneMap.OffsetThrough(maps.Families.LineAngle(line), x, y);
            var place = Math.Clamp((offset - offsets[0]) / (offsets[1] - offsets[0]), 0, offsets.Length - 1);
            var before = Math.Min((int)place, offsets.Length - 2);
            var at = (line * offsets.Length) + before;
            scores[line] = ((before + 1 - place) * maps.Mirrors.Score(at)) + ((place - before) * maps.Mirrors.Score(at + 1));
        }

        return scores;
    }
}
