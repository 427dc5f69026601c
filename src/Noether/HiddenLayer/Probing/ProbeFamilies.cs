namespace Noether.HiddenLayer.Probing;

/// <summary>The maps that one reading tries at first: all lines, centres and translations of a coarse grid.</summary>
internal sealed class ProbeFamilies
{
    /// <summary>Multiples of a turn by 1/2 to 1/8, up to half a turn, and angles between them, in degrees.</summary>
    public static readonly double[] Angles =
    [
        45, 360.0 / 7, 60, 72, 90, 720.0 / 7, 120, 135, 144, 1080.0 / 7, 180, 24, 36, 66, 81, 96, 111, 127.5, 162,
    ];

    private ProbeFamilies(
        int lines, int offsets, double offsetStep, int places, double placeStep, int directions, double shortest,
        int lengths, double lengthStep)
    {
        Lines = lines;
        Offsets = Around(offsets, offsetStep);
        Places = Around(places, placeStep);
        Directions = directions;
        Lengths = [.. Enumerable.Range(0, lengths).Select(i => shortest + (i * lengthStep))];
        Mirrors = [.. Enumerable.Range(0, lines).SelectMany(_ => Offsets, (line, at) =>
            PlaneMap.Mirror(LineAngle(line), at))];
        Turns = [.. Places.SelectMany(_ => Places, (y, x) => (x, y)).SelectMany(_ => Angles, (at, angle) =>
            PlaneMap.Turn(at.x, at.y, angle))];
        Shifts = [.. Enumerable.Range(0, directions).SelectMany(_ => Lengths, (direction, length) =>
            PlaneMap.Shift(DirectionAngle(direction), length))];
    }

    /// <summary>The families of the hidden layer.</summary>
    public static ProbeFamilies Hidden { get; } = new(36, 6, 0.08, 3, 0.1, 24, 0.3, 13, 0.075);

    /// <summary>The families of the output and of the contour itself.</summary>
    public static ProbeFamilies Output { get; } = new(45, 12, 0.05, 7, 0.05, 36, 0.2, 23, 0.05);

    /// <summary>Directions of lines over half a turn.</summary>
    public int Lines { get; }

    /// <summary>Offsets of the lines of one direction, increasing.</summary>
    public double[] Offsets { get; }

    /// <summary>x and y of centres, increasing.</summary>
    public double[] Places { get; }

    /// <summary>Directions of translations over half a turn.</summary>
    public int Directions { get; }

    /// <summary>Their lengths, increasing.</summary>
    public double[] Lengths { get; }

    /// <summary>Lines x Offsets reflections.</summary>
    public PlaneMap[] Mirrors { get; }

    /// <summary>y x x x <see cref="Angles"/> rotations.</summary>
    public PlaneMap[] Turns { get; }

    /// <summary>Directions x Lengths translations.</summary>
    public PlaneMap[] Shifts { get; }

    /// <summary>Direction of a line in degrees.</summary>
    public double LineAngle(double line) => 180 * line / Lines;

    /// <summary>Direction of a translation in degrees.</summary>
    public double DirectionAngle(double direction) => 180 * direction / Directions;

    private static double[] Around(int each, double step) =>
        [.. Enumerable.Range(-each, (2 * each) + 1).Select(i => i * step)];
}
