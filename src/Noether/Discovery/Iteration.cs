namespace Noether.Discovery;

/// <summary>How an iterative method ended.</summary>
/// <param name="Steps">Iterations it took.</param>
/// <param name="Stop">Why it stopped.</param>
/// <param name="Residual">What was left to improve, in the units of the method; not a number where there is none.</param>
public sealed record Iteration(long Steps, StopReason Stop, double Residual = double.NaN);

/// <summary>Why an iteration stopped.</summary>
public enum StopReason
{
    /// <summary>What was left to improve fell below its limit.</summary>
    Converged,

    /// <summary>All steps that were planned are done.</summary>
    StepsDone,

    /// <summary>The time to spend was spent.</summary>
    BudgetSpent,

    /// <summary>Somebody stopped it.</summary>
    Cancelled,
}
