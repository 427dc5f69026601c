namespace Noether.Numerics;

/// <summary>The logistic function and its integral.</summary>
internal static class Logistic
{
    /// <summary>sigma(x) = 1/(1 + exp(-x)).</summary>
    /// <param name="x">Any number.</param>
    public static double Of(double x) => 1 / (1 + Math.Exp(-x));

    /// <summary>log(1 + exp(x)) = -log sigma(-x), without overflow.</summary>
    /// <param name="x">Any number.</param>
    public static double Softplus(double x) => Math.Max(x, 0) + Math.Log(1 + Math.Exp(-Math.Abs(x)));
}
