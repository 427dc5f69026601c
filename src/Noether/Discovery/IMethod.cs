using Noether.Discovery.Settings;

namespace Noether.Discovery;

/// <summary>
/// One way of answering a question. Stateless and safe from several threads; methods derive from
/// <see cref="Method{TSettings}"/>.
/// </summary>
public interface IMethod
{
    /// <summary>What it is.</summary>
    MethodCard Card { get; }

    /// <summary>Every setting it has, described once.</summary>
    SettingSet Settings { get; }

    /// <summary>
    /// Refuses data and settings that <see cref="Run"/> would refuse, so that a program can find out before it makes or
    /// replaces anything.
    /// </summary>
    /// <param name="data">What to answer from, of the kind that the card names.</param>
    /// <param name="settings">A record made by <see cref="Settings"/>.</param>
    /// <param name="context">Seed, threads and so on; its store and its observer are not used.</param>
    /// <exception cref="NoetherException">The data or the settings cannot be used; the message says why.</exception>
    void Check(MethodData data, object settings, RunContext context);

    /// <summary>Answers.</summary>
    /// <param name="data">What to answer from, of the kind that the card names.</param>
    /// <param name="settings">A record made by <see cref="Settings"/>.</param>
    /// <param name="context">Seed, threads, budget, progress, checkpoints, cancellation.</param>
    /// <exception cref="NoetherException">The data or the settings cannot be used; the message says why.</exception>
    /// <exception cref="OperationCanceledException">Cancelled; what was kept in the store stays.</exception>
    Answer Run(MethodData data, object settings, RunContext context);
}
