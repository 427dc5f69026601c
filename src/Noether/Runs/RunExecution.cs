using Noether.Discovery;

namespace Noether.Runs;

/// <summary>From data to a finished run folder, as the command line and the studio do it.</summary>
public static class RunExecution
{
    /// <summary>Checks, begins, runs and finishes.</summary>
    /// <param name="path">The run folder.</param>
    /// <param name="mode">What to do with a folder that holds something.</param>
    /// <param name="method">The method.</param>
    /// <param name="data">What it answers from.</param>
    /// <param name="settings">Its settings.</param>
    /// <param name="context">Seed, threads, budget, progress, cancellation.</param>
    /// <param name="options">Report, request and so on.</param>
    /// <param name="begun">Called once the folder is made and before the work begins; may be null.</param>
    /// <returns>What result.json holds.</returns>
    /// <exception cref="NoetherException">Data, settings or folder cannot be used; status.json says so.</exception>
    /// <exception cref="OperationCanceledException">
    /// Cancelled: checkpoints and the best answer so far are in the folder.
    /// </exception>
    public static RunRecord Run(
        string path, RunFolderMode mode, IMethod method, MethodData data, object settings, RunContext context,
        RunOptions? options = null, Action? begun = null)
    {
        ArgumentNullException.ThrowIfNull(method);
        using var session = RunSession.Begin(path, mode, method, data, settings, context, options);
        begun?.Invoke();
        try
        {
            return session.Finish(method.Run(data, settings, session.Context));
        }
        catch (OperationCanceledException)
        {
            session.Stop();
            throw;
        }
        catch (Exception failure)
        {
            session.Fail(failure.Message);
            throw;
        }
    }
}
