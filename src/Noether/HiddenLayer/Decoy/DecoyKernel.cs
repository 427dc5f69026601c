using Noether.Numerics;

namespace Noether.HiddenLayer.Decoy;

/// <summary>
/// Gradient and inference of one network, 2 -> first -> last -> 1 with batch norm on the inputs, then linear without
/// bias, ReLU, batch norm in each hidden layer, linear with bias, and the sigmoid of one output (two outputs with
/// softmax, as in fastai, are the same family of functions).
/// </summary>
/// <remarks>
/// The first layer has no bias, so each of its units is active on a half plane through one common point. Sorted by
/// their angle around that point, the points fall into sectors, two for each unit, in which the second layer is a
/// linear function of x and y: the dense product of points x first x last is replaced by two multiply-adds for each
/// point and last unit plus two rows of the matrix for each first unit, and its two transposes likewise. Nothing is
/// approximated.
/// </remarks>
internal sealed unsafe class DecoyKernel
{
    private readonly DecoyPasses passes;
    private readonly FirstLayer first;
    private readonly LastLayer last;
    private readonly UnitEvents events;
    private readonly AlignedFloats hidden, residual, outputs, products, unitSums, dots, partial;

    /// <summary>Allocates all buffers.</summary>
    /// <param name="layout">Sizes of the layers.</param>
    /// <param name="points">Most points of a tour.</param>
    /// <param name="level">Width of the vector registers, which the processor must have.</param>
    public DecoyKernel(DecoyLayout layout, int points, SimdLevel level)
    {
        Layout = layout;
        passes = DecoyPasses.For(level);
        first = new FirstLayer(layout.First);
        last = new LastLayer(layout);
        events = new UnitEvents(layout.First);
        var padded = DecoyLayout.Padded(points);
        hidden = new AlignedFloats(points * layout.Stride);
        residual = new AlignedFloats(padded);
        outputs = new AlignedFloats(padded);
        partial = new AlignedFloats(points * passes.Width);
        products = new AlignedFloats(layout.First * layout.Stride);
        unitSums = new AlignedFloats(3 * layout.First * passes.Width);
        dots = new AlignedFloats(4 * layout.First);
        Gradient = new AlignedFloats(layout.Count);
    }

    /// <summary>Where parameters and gradient lie.</summary>
    public DecoyLayout Layout { get; }

    /// <summary>The gradient of the mean loss, after <see cref="Differentiate"/>.</summary>
    public AlignedFloats Gradient { get; }

    /// <summary>Outputs in the order of the tour, after <see cref="Evaluate"/>.</summary>
    public AlignedFloats Outputs => outputs;

    /// <summary>Forgets the weights of an earlier network.</summary>
    public void Reset() => events.Reset();

    /// <summary>To be called after the weights of the first layer have changed.</summary>
    public void WeightsChanged(DecoyState state)
    {
        var p = state.Parameters.Pointer;
        events.Update(p + Layout.FirstX, p + Layout.FirstY);
    }

    /// <summary>
    /// The gradient by all parameters, in training: batch norms by the batch, running statistics follow.
    /// </summary>
    /// <param name="state">Parameters, and running statistics of the hidden layers, which change.</param>
    /// <param name="tour">The batch, with coordinates of mean 0 and variance 1.</param>
    public void Differentiate(DecoyState state, PointTour tour)
    {
        var p = state.Parameters.Pointer;
        var g = Gradient.Pointer;
        tour.Arrange(
            p[Layout.InputScale], p[Layout.InputShift], p[Layout.InputScale + 1], p[Layout.InputShift + 1], events);
        first.Measure(state, Layout, tour, events);
        fixed (int* unit = events.Unit, ends = tour.Ends)
        fixed (float* sign = events.Sign, active = events.InitiallyActive)
        {
            var sweep = Sweep(state, tour, unit, sign, active, ends);
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
            back.X = tour.X;
            back.Y = tour.Y;
            back.AlongX = first.SlopeX;
            back.AlongY = first.SlopeY;
            back.Shift = first.Slope1;
            passes.Backward(back, terms);
            passes.Rows(sweep, terms, first.Scale, g + Layout.Second, dots.Pointer);
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
        tour.Arrange(x.Factor, x.Term, y.Factor, y.Term, events);
        first.Fix(state, Layout);
        last.Fix(state, Layout);
        fixed (int* unit = events.Unit, ends = tour.Ends)
        fixed (float* sign = events.Sign, active = events.InitiallyActive)
        {
            var sweep = Sweep(state, tour, unit, sign, active, ends);
            passes.Evaluate(sweep, last.Output, last.Constant, partial.Pointer, outputs.Pointer);
        }
        return passes.Loss(outputs.Pointer, tour.Label, tour.Count);
    }

    private SectorSweep Sweep(
        DecoyState state, PointTour tour, int* unit, float* sign, float* active, int* ends) => new()
        {
            Weights = state.Parameters.Pointer + Layout.Second,
            Stride = Layout.Stride,
            Units = Layout.First,
            AlongX = first.AlongX,
            AlongY = first.AlongY,
            Shift = first.Shift,
            InitiallyActive = active,
            Events = events.Count,
            Unit = unit,
            Sign = sign,
            Ends = ends,
            Points = tour.Count,
            X = tour.InputX,
            Y = tour.InputY,
        };
}
