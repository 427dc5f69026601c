using Noether.Numerics;

namespace Noether.HiddenLayer.Decoy;

/// <summary>
/// Gradient and inference of one network, 2 -> first -> last -> 1: batch norm on the inputs; linear and ReLU, twice,
/// the second behind a batch norm; batch norm, linear, and the sigmoid of one output (two outputs with softmax, as in
/// fastai, are the same family of functions).
/// </summary>
/// <remarks>
/// Each unit of the first layer is active on one side of a line. The points are visited along a short tour, where few
/// lines lie between one point and the next; while the active units stay the same, the second layer is a linear
/// function of x and y. The dense product of points x first x last is replaced by two multiply-adds for each point and
/// last unit and three rows of the matrix for each unit that switches, and its two transposes likewise. Nothing is
/// approximated.
/// </remarks>
internal sealed unsafe class DecoyKernel
{
    /// <summary>
    /// Points after which running sums start anew: long enough that this costs little, short enough that float sums
    /// keep six digits.
    /// </summary>
    public const int DefaultStretch = 256;

    private readonly DecoyPasses passes;
    private readonly FirstLayer first;
    private readonly LastLayer last;
    private readonly UnitEvents events;
    private readonly AlignedFloats hidden, residual, outputs, products, unitSums, dots, partial, basis;

    /// <summary>Allocates all buffers.</summary>
    /// <param name="layout">Sizes of the layers.</param>
    /// <param name="points">Most points of a tour.</param>
    /// <param name="level">Width of the vector registers, which the processor must have.</param>
    /// <param name="stretch">Points after which running sums start anew.</param>
    public DecoyKernel(DecoyLayout layout, int points, SimdLevel level, int stretch = DefaultStretch)
    {
        Layout = layout;
        passes = DecoyPasses.For(level);
        first = new FirstLayer(layout.First);
        last = new LastLayer(layout);
        events = new UnitEvents(passes, layout.First, points, stretch);
        var padded = DecoyLayout.Padded(points);
        hidden = new AlignedFloats(points * layout.Stride);
        residual = new AlignedFloats(padded);
        outputs = new AlignedFloats(padded);
        partial = new AlignedFloats(points * passes.Width);
        products = new AlignedFloats(layout.First * layout.Stride);
        unitSums = new AlignedFloats(3 * layout.First * passes.Width);
        basis = new AlignedFloats(layout.Stride);
        dots = new AlignedFloats(4 * layout.First);
        Gradient = new AlignedFloats(layout.Count);
    }

    /// <summary>Where parameters and gradient lie.</summary>
    public DecoyLayout Layout { get; }

    /// <summary>The gradient of the mean loss, after <see cref="Differentiate"/>.</summary>
    public AlignedFloats Gradient { get; }

    /// <summary>Outputs in the order of the tour, after <see cref="Evaluate"/>.</summary>
    public AlignedFloats Outputs => outputs;

    /// <summary>
    /// The gradient by all parameters, in training: batch norms by the batch, running statistics follow.
    /// </summary>
    /// <param name="state">Parameters, and running statistics of the hidden layers, which change.</param>
    /// <param name="tour">The batch, with coordinates of mean 0 and variance 1.</param>
    public void Differentiate(DecoyState state, PointTour tour)
    {
        var p = state.Parameters.Pointer;
        var g = Gradient.Pointer;
        first.Place(
            state, Layout, (p[Layout.InputScale], p[Layout.InputShift]),
            (p[Layout.InputScale + 1], p[Layout.InputShift + 1]));
        events.Find(tour, first.SlopeX, first.SlopeY, first.Slope1);
        first.Measure(state, Layout, tour, events);
        fixed (TourStretch* stretches = events.Stretches)
        fixed (TourEvent* changes = events.Events)
        {
            var sweep = Sweep(state, tour, stretches, changes);
            passes.Forward(sweep, hidden.Pointer, last.Sums, last.Squares);
            last.Measure(state, Layout, tour.Count);
            var sum = passes.Score(
                hidden.Pointer, Layout.Stride, tour.Count, last.Output, last.Constant, tour.Label, residual.Pointer,
                last.Collected);
            last.Backward(state, Layout, sum, tour.Count, g);
            var terms = new BackwardTerms
            {
                Hidden = hidden.Pointer,
                Residual = residual.Pointer,
                Slope = last.Slope,
                Level = last.Level,
                Lean = last.Lean,
                Products = products.Pointer,
                UnitSums = unitSums.Pointer,
                Totals = last.Totals,
            };
            var back = sweep;
            back.AlongX = first.SlopeX;
            back.AlongY = first.SlopeY;
            back.Along1 = first.Slope1;
            passes.Backward(back, terms);
            passes.Rows(sweep, terms, first.Scale, first.Shift, g + Layout.Second, dots.Pointer);
            new ReadOnlySpan<float>(last.Totals, Layout.Stride).CopyTo(Gradient.Span[Layout.SecondBias..]);
            first.Backward(state, Layout, dots.Pointer, tour.Count, g);
        }
    }

    /// <summary>Number of errors and sum of losses in inference: batch norms by the running statistics.</summary>
    /// <param name="state">Parameters and running statistics.</param>
    /// <param name="tour">The points, with coordinates as they are.</param>
    public (int Errors, double Loss) Evaluate(DecoyState state, PointTour tour)
    {
        var x = DecoyNetwork.InputMap(state, Layout, 0);
        var y = DecoyNetwork.InputMap(state, Layout, 1);
        first.Place(state, Layout, x, y);
        events.Find(tour, first.SlopeX, first.SlopeY, first.Slope1);
        first.Fix(state, Layout);
        last.Fix(state, Layout);
        fixed (TourStretch* stretches = events.Stretches)
        fixed (TourEvent* changes = events.Events)
        {
            var sweep = Sweep(state, tour, stretches, changes);
            passes.Evaluate(sweep, last.Output, last.Constant, partial.Pointer, outputs.Pointer);
        }
        return passes.Loss(outputs.Pointer, tour.Label, tour.Count);
    }

    private TourSweep Sweep(DecoyState state, PointTour tour, TourStretch* stretches, TourEvent* changes)
    {
        var p = state.Parameters.Pointer;
        passes.Base(
            p + Layout.Second, Layout.Stride, Layout.First, first.Shift, p + Layout.SecondBias, basis.Pointer);
        return new()
        {
            Weights = p + Layout.Second,
            Stride = Layout.Stride,
            Units = Layout.First,
            AlongX = first.AlongX,
            AlongY = first.AlongY,
            Along1 = first.Along1,
            Base = basis.Pointer,
            Stretches = events.Stretches.Length,
            Stretch = stretches,
            Events = changes,
            Points = tour.Count,
            X = tour.X,
            Y = tour.Y,
        };
    }
}
