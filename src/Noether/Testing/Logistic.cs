namespace Noether.Testing;

/// <summary>The logistic function.</summary>
internal static class Logistic
{
    /// <summary>-log sigma(x), without overflow.</summary>
    /// <param name="x">Any number.</param>
    public static double NegativeLog(double x) => x > 0 ? Math.Log(1 + Math.Exp(-x)) : Math.Log(1 + Math.Exp(x)) - x;

    /// <summary>sigma(x) = 1/(1 + exp(-x)).</summary>
    /// <param name="x">Any number.</param>
    public static double Of(double x) => 1 / (1 + Math.Exp(-x));
}
