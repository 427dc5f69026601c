namespace Noether.HiddenLayer.Templates;

/// <summary>
/// A function in the frame of a template: its symmetry, if it has one, is about u = 0 or v = 0, or along u.
/// </summary>
internal interface IField
{
    /// <summary>Value and derivatives by u and v.</summary>
    Jet At(double u, double v);
}
