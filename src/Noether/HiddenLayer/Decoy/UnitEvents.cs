namespace Noether.HiddenLayer.Decoy;

/// <summary>
/// Where the units of the first layer switch on and off on the way around the origin. Without bias a unit is active on
/// the half plane w . y above 0, so each has two events half a turn apart, and the second half of the way repeats the
/// first with on and off exchanged.
/// </summary>
internal sealed unsafe class UnitEvents
{
    private readonly AngularOrder order;
    private readonly uint[] starts;
    private readonly uint[] halves;
    private readonly AlignedFloats negated;

    /// <summary>Makes room.</summary>
    /// <param name="units">Number of units.</param>
    public UnitEvents(int units)
    {
        Units = units;
        order = new AngularOrder(units);
        starts = new uint[units];
        halves = new uint[units];
        negated = new AlignedFloats(units);
        Unit = new int[2 * units];
        Sign = new float[2 * units];
        Key = new uint[2 * units];
        InitiallyActive = new float[units];
    }

    /// <summary>Number of units.</summary>
    public int Units { get; }

    /// <summary>Number of events, two for each unit.</summary>
    public int Count => 2 * Units;

    /// <summary>The unit of each event, in order.</summary>
    public int[] Unit { get; }

    /// <summary>1 where the unit becomes active, -1 where it becomes inactive.</summary>
    public float[] Sign { get; }

    /// <summary>The direction of each event as in <see cref="AngleKey"/>, ascending.</summary>
    public uint[] Key { get; }

    /// <summary>For each unit 1 if it is active at key 0, else 0.</summary>
    public float[] InitiallyActive { get; }

    /// <summary>Forgets the last order.</summary>
    public void Reset() => order.Reset(Units);

    /// <summary>Finds the events of new weights.</summary>
    /// <param name="x">Weights by the first coordinate.</param>
    /// <param name="y">Weights by the second coordinate.</param>
    public void Update(float* x, float* y)
    {
        // The half plane starts at w turned by -90 degrees, (w_y, -w_x).
        for (var k = 0; k < Units; k++)
            negated.Pointer[k] = -x[k];
        fixed (uint* keys = starts)
            AngleKey.Fill(y, negated.Pointer, keys, Units);
        for (var k = 0; k < Units; k++)
        {
            halves[k] = starts[k] & ~AngleKey.HalfTurn;
            InitiallyActive[k] = starts[k] < AngleKey.HalfTurn ? 0 : 1;
        }
        order.Update(halves);
        for (var e = 0; e < Units; e++)
        {
            var k = order.Number(e);
            var sign = 1 - (2 * InitiallyActive[k]);
            Unit[e] = Unit[e + Units] = k;
            Sign[e] = sign;
            Sign[e + Units] = -sign;
            Key[e] = order.Key(e);
            Key[e + Units] = order.Key(e) | AngleKey.HalfTurn;
        }
    }
}
