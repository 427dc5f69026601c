using System.Diagnostics;
using Noether.Numerics;

namespace Noether.HiddenLayer.Decoy;

/// <summary>
/// Trains several networks for each of several pictures on all processors. Each network is trained whole by one thread
/// and depends on seed, picture and its number only: same seed, same bits, whatever the number of threads.
/// </summary>
public static class DecoyEnsemble
{
    /// <summary>Trains and keeps all networks in memory, 84 kB each with the default settings.</summary>
    /// <param name="pictures">Points of the pictures, at least 10 each.</param>
    /// <param name="networksEach">Networks for each picture, at least 1.</param>
    /// <param name="settings">How to train.</param>
    /// <param name="seed">Seed of all random numbers.</param>
    /// <param name="threads">Threads; 0 means all processors.</param>
    /// <param name="progress">Told after each network; null for nobody.</param>
    /// <param name="cancellationToken">Stops the training.</param>
    /// <returns>The networks of the first picture, of the second, and so on.</returns>
    /// <exception cref="NoetherException">A setting is out of range, or a picture has too few points.</exception>
    /// <exception cref="OperationCanceledException">Cancelled.</exception>
    public static IReadOnlyList<DecoyNetwork> Train(
        IReadOnlyList<DecoyPoints> pictures, int networksEach, DecoySettings settings, ulong seed, int threads = 0,
        IProgress<DecoyProgress>? progress = null, CancellationToken cancellationToken = default)
    {
        Check(pictures, networksEach, settings);
        var result = new DecoyNetwork[checked(pictures.Count * networksEach)];
        Run(
            pictures, networksEach, settings, seed, threads, new bool[result.Length],
            (number, network) => result[number] = network, progress, cancellationToken);
        return result;
    }

    /// <summary>
    /// Trains into a folder. Each network is on disk as soon as it is finished; called again with the same arguments
    /// after an interruption, even a kill, the training goes on and ends with the same bits.
    /// </summary>
    /// <param name="folder">Folder to use; made when it does not exist. A finished one is returned as it is.</param>
    /// <param name="pictures">Points of the pictures, at least 10 each.</param>
    /// <param name="networksEach">Networks for each picture, at least 1.</param>
    /// <param name="settings">How to train.</param>
    /// <param name="seed">Seed of all random numbers.</param>
    /// <param name="threads">Threads; 0 means all processors.</param>
    /// <param name="progress">Told after each network; null for nobody.</param>
    /// <param name="cancellationToken">Stops the training; what is finished stays in the folder.</param>
    /// <exception cref="NoetherException">
    /// A setting is out of range, a picture has too few points, or the folder cannot be used: it holds another
    /// ensemble or something else.
    /// </exception>
    /// <exception cref="OperationCanceledException">Cancelled.</exception>
    public static EnsembleFolder TrainInto(
        string folder, IReadOnlyList<DecoyPoints> pictures, int networksEach, DecoySettings settings, ulong seed,
        int threads = 0, IProgress<DecoyProgress>? progress = null, CancellationToken cancellationToken = default)
    {
        Check(pictures, networksEach, settings);
        var identity = EnsembleIdentity.Of(pictures, networksEach, settings, seed);
        if (EnsembleFolder.IsFinished(folder, identity))
            return EnsembleFolder.Open(folder);
        using (var journal = EnsembleJournal.Open(folder, identity))
        {
            Run(
                pictures, networksEach, settings, seed, threads, journal.Finished, journal.Append, progress,
                cancellationToken);
            EnsembleFolder.Write(folder, identity, journal);
        }
        EnsembleJournal.Delete(folder);
        return EnsembleFolder.Open(folder);
    }

    /// <summary>
    /// Trains networks for one picture and hands each over as soon as it is finished, one at a time and in no certain
    /// order. With a folder, those that an interrupted training left there are handed over first.
    /// </summary>
    /// <param name="picture">Points of the picture, at least 10.</param>
    /// <param name="networks">Networks to train, at least 1.</param>
    /// <param name="settings">How to train.</param>
    /// <param name="seed">Seed of all random numbers.</param>
    /// <param name="threads">Threads; 0 means all processors.</param>
    /// <param name="folder">Where finished networks are kept for a resumption; null means nowhere.</param>
    /// <param name="mayBegin">
    /// Asked before a network is begun, with the time that one has taken on the mean; the first is begun in any case.
    /// Null trains all.
    /// </param>
    /// <param name="trained">Given the number of each network and the network, from any thread.</param>
    /// <param name="progress">Told after each network; null for nobody.</param>
    /// <param name="cancellationToken">Stops the training; what is finished stays in the folder.</param>
    /// <exception cref="NoetherException">
    /// A setting is out of range, the picture has too few points, or the folder belongs to another training.
    /// </exception>
    internal static void TrainOne(
        DecoyPoints picture, int networks, DecoySettings settings, ulong seed, int threads, string? folder,
        Func<TimeSpan, bool>? mayBegin, Action<int, DecoyNetwork> trained, IProgress<DecoyProgress>? progress,
        CancellationToken cancellationToken)
    {
        DecoyPoints[] pictures = [picture];
        Check(pictures, networks, settings);
        using var journal = folder is null
            ? null : EnsembleJournal.Open(folder, EnsembleIdentity.Of(pictures, networks, settings, seed));
        var finished = journal?.Finished ?? new bool[networks];
        var done = 0;
        for (var number = 0; number < networks; number++)
        {
            if (!finished[number])
                continue;
            if (done > 0 && mayBegin?.Invoke(TimeSpan.Zero) == false)
                return;
            cancellationToken.ThrowIfCancellationRequested();
            trained(number, journal!.Read(number));
            progress?.Report(new DecoyProgress(++done, networks, TimeSpan.Zero, null));
        }
        Run(pictures, networks, settings, seed, threads, finished, Keep, progress, cancellationToken, mayBegin);

        void Keep(int number, DecoyNetwork network)
        {
            journal?.Append(number, network);
            trained(number, network);
        }
    }

    /// <summary>Refuses what <see cref="TrainInto"/> would refuse, before any work. Nothing is made.</summary>
    /// <param name="folder">Folder to use; it need not exist.</param>
    /// <param name="pictures">Points of the pictures.</param>
    /// <param name="networksEach">Networks for each picture.</param>
    /// <param name="settings">How to train.</param>
    /// <param name="seed">Seed of all random numbers.</param>
    /// <exception cref="NoetherException">The training cannot be begun or continued there.</exception>
    public static void CheckFolder(
        string folder, IReadOnlyList<DecoyPoints> pictures, int networksEach, DecoySettings settings, ulong seed)
    {
        Check(pictures, networksEach, settings);
        var identity = EnsembleIdentity.Of(pictures, networksEach, settings, seed);
        if (!EnsembleFolder.IsFinished(folder, identity) && EnsembleJournal.Exists(folder))
            EnsembleJournal.Open(folder, identity).Dispose();
    }

    private static void Check(IReadOnlyList<DecoyPoints> pictures, int networksEach, DecoySettings settings)
    {
        ArgumentNullException.ThrowIfNull(pictures);
        ArgumentNullException.ThrowIfNull(settings);
        settings.Check();
        if (pictures.Count == 0)
            throw new NoetherException("There are no pictures to train networks on.");
        if (networksEach < 1)
            throw new NoetherException($"Each picture needs at least one network, not {networksEach}.");
        for (var i = 0; i < pictures.Count; i++)
        {
            if (pictures[i].Count < DecoySettings.FewestPoints)
            {
                throw new NoetherException(
                    $"Picture {i + 1} has {pictures[i].Count} points on contour and background; "
                    + $"a network needs at least {DecoySettings.FewestPoints}.");
            }
        }
    }

    private static void Run(
        IReadOnlyList<DecoyPoints> pictures, int networksEach, DecoySettings settings, ulong seed, int threads,
        bool[] finished, Action<int, DecoyNetwork> keep, IProgress<DecoyProgress>? progress, CancellationToken token,
        Func<TimeSpan, bool>? mayBegin = null)
    {
        var open = Enumerable.Range(0, finished.Length).Where(number => !finished[number]).ToArray();
        var workers = Math.Min(ParallelBlocks.Resolve(threads), Math.Max(1, open.Length));
        var most = pictures.Max(picture => picture.Count);
        var clock = Stopwatch.StartNew();
        var gate = new Lock();
        int next = -1, done = finished.Length - open.Length, before = done;
        var accuracies = 0.0;
        var taken = TimeSpan.Zero;
        ParallelBlocks.Run(workers, workers, _ =>
        {
            var trainer = new DecoyTrainer(settings, most);
            while (Next() is { } place)
            {
                var begun = clock.Elapsed;
                var number = open[place];
                var picture = number / networksEach;
                var network = trainer.Train(pictures[picture], seed, picture, number % networksEach, token);
                lock (gate)
                {
                    keep(number, network);
                    done++;
                    taken += clock.Elapsed - begun;
                    accuracies += network.Accuracy;
                    var elapsed = clock.Elapsed;
                    progress?.Report(new DecoyProgress(
                        done, finished.Length, elapsed, elapsed * (finished.Length - done) / (done - before))
                    {
                        MeanAccuracy = accuracies / (done - before),
                    });
                }
            }
        }, token);

        int? Next()
        {
            lock (gate)
            {
                // Without any network there would be no answer.
                var first = before == 0 && next < 0;
                var goesOn = next + 1 < open.Length
                    && (first || mayBegin is null || mayBegin(done > before ? taken / (done - before) : TimeSpan.Zero));
                return goesOn ? ++next : null;
            }
        }
    }
}

/// <summary>How far the training of an ensemble is.</summary>
/// <param name="Done">Networks that are finished, those of an interrupted run included.</param>
/// <param name="Total">Networks in all.</param>
/// <param name="Elapsed">Time since this run began.</param>
/// <param name="Remaining">Estimated time to the end; null before the first network of this run is finished.</param>
public sealed record DecoyProgress(int Done, int Total, TimeSpan Elapsed, TimeSpan? Remaining)
{
    /// <summary>
    /// Mean share of validation points (training points, when there are no others) on the right side, over the networks
    /// that this run has finished; NaN when that is unknown.
    /// </summary>
    public double MeanAccuracy { get; init; } = double.NaN;
}
