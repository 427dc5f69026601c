using System.Diagnostics;

namespace Noether.Fuzz;

/// <summary>A long run over many readers in turns, which can be ended at any moment and goes on where it was.</summary>
/// <param name="targets">The readers.</param>
/// <param name="seed">Chooses the damages.</param>
/// <param name="folder">Where notes, and inputs that failed, are kept.</param>
/// <param name="log">Told how it goes.</param>
internal sealed class FuzzSession(
    IReadOnlyList<(string Name, Func<FuzzTarget> Make)> targets, ulong seed, string folder, TextWriter log)
{
    private const int Chunk = 500;
    private const int ShownCharacters = 1500;

    // Beyond that a reader is known to be broken.
    private const int MostFailures = 25;

    /// <summary>Tries as many inputs as are wanted of each reader, in turns.</summary>
    /// <param name="count">How many in all.</param>
    /// <param name="longest">When to end at the latest.</param>
    /// <returns>Whether nothing failed.</returns>
    public bool Run(long count, TimeSpan longest)
    {
        Directory.CreateDirectory(Path.Combine(folder, "failed"));
        var clock = Stopwatch.StartNew();
        var each = (count + targets.Count - 1) / targets.Count;
        var lanes = targets.Select(target => new Lane(target.Name, target.Make(), seed, new FuzzNotes(folder, target.Name))).ToArray();
        foreach (var lane in lanes)
            Recover(lane);
        for (var round = 0; clock.Elapsed < longest && lanes.Any(lane => lane.Left(each) > 0); round++)
        {
            foreach (var lane in lanes.Where(lane => lane.Left(each) > 0 && clock.Elapsed < longest))
            {
                var tally = lane.Run.Run(lane.Notes.Tally.Inputs, Math.Min(Chunk, lane.Left(each)), Keep);
                lane.Notes.Add(tally);
            }

            var all = lanes.Aggregate(new FuzzTally(), (sum, lane) => sum + lane.Notes.Tally);
            log.WriteLine($"{clock.Elapsed.TotalMinutes:F1} min: {all.Inputs:N0} inputs, {all.Read:N0} read, {all.Refused:N0} refused, {all.Failed:N0} failed");
        }

        return Report(lanes);
    }

    private bool Report(Lane[] lanes)
    {
        log.WriteLine("| reader | inputs | read | refused | failed | slowest | most allocated | time |");
        log.WriteLine("| --- | --- | --- | --- | --- | --- | --- | --- |");
        var all = new FuzzTally();
        foreach (var lane in lanes)
        {
            log.WriteLine(FuzzNotes.Line(lane.Name, lane.Notes.Tally));
            all += lane.Notes.Tally;
            lane.Notes.Dispose();
        }

        log.WriteLine(FuzzNotes.Line("all", all));
        return all.Failed == 0;
    }

    // The process died over an input: that is a failure, and the next run begins behind it. What was tried before it in the
    // same piece was not written down, but did not kill it.
    private void Recover(Lane lane)
    {
        lane.Run.Rehearse();
        if (lane.Notes.Deadly() is not { } number)
            return;
        Keep(new FuzzFailure(lane.Name, number, "The process died.", new Mutator(lane.Target, seed).Make(number)));
        var before = number - lane.Notes.Tally.Inputs;
        lane.Notes.Add(new FuzzTally { Inputs = before + 1, Refused = before, Failed = 1 });
    }

    private void Keep(FuzzFailure failure)
    {
        var name = $"{failure.Target.Replace('/', '-').Replace(' ', '-')}-{failure.Number}";
        File.WriteAllBytes(Path.Combine(folder, "failed", name), failure.Input);
        File.WriteAllText(Path.Combine(folder, "failed", name + ".txt"), failure.What);
        log.WriteLine($"FAILED: {failure.Target}, input {failure.Number}: {failure.What[..Math.Min(failure.What.Length, ShownCharacters)]}");
    }

    private sealed class Lane(string name, FuzzTarget target, ulong seed, FuzzNotes notes)
    {
        public string Name => name;

        public FuzzTarget Target => target;

        public FuzzNotes Notes => notes;

        public FuzzRun Run { get; } = new(target, seed) { Before = notes.Begin };

        public long Left(long each) => notes.Tally.Failed >= MostFailures ? 0 : each - notes.Tally.Inputs;
    }
}
