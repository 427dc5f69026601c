namespace Noether.HiddenLayer.Templates;

/// <summary>
/// A function in the frame of a template: its symmetry, if it has one, is about u = 0 or v = 0, or along u.
/// </summary>
internal interface IField
{
    /// <summary>Value and derivatives by u and v.</summary>
    Jet At(double u, double v);
}

/// <summary>A function of two variables at one place: its value and its first derivatives.</summary>
/// <param name="Value">V.</param>
/// <param name="X">Derivative by the first variable.</param>
/// <param name="Y">Derivative by the second variable.</param>
internal readonly record struct Jet(double Value, double X, double Y)
{
    /// <summary>Length of the gradient.</summary>
    public double Slope => Math.Sqrt((X * X) + (Y * Y));

    /// <summary>Sum of two functions.</summary>
    public static Jet operator +(Jet a, Jet b) => new(a.Value + b.Value, a.X + b.X, a.Y + b.Y);

    /// <summary>A function times a number.</summary>
    public static Jet operator *(double factor, Jet a) => new(factor * a.Value, factor * a.X, factor * a.Y);
}
