using System.Globalization;
using Noether;
using Noether.Fuzz;
using Noether.Fuzz.Targets;

// usage: [--count 1000000] [--minutes 25] [--only name] [--seed 1] [--out artifacts/fuzz] | --show name number | --try name file
var (count, minutes, only, seed, output) = (1_000_000L, double.PositiveInfinity, "", 1UL, "artifacts/fuzz");
(string Name, long Number)? shown = null;
(string Name, string Path)? tried = null;
for (var i = 0; i < args.Length; i++)
{
    switch (args[i])
    {
        case "--count" when i + 1 < args.Length: count = long.Parse(args[++i], CultureInfo.InvariantCulture); break;
        case "--minutes" when i + 1 < args.Length: minutes = double.Parse(args[++i], CultureInfo.InvariantCulture); break;
        case "--only" when i + 1 < args.Length: only = args[++i]; break;
        case "--seed" when i + 1 < args.Length: seed = ulong.Parse(args[++i], CultureInfo.InvariantCulture); break;
        case "--out" when i + 1 < args.Length: output = args[++i]; break;
        case "--show" when i + 2 < args.Length: shown = (args[i + 1], long.Parse(args[i + 2], CultureInfo.InvariantCulture)); i += 2; break;
        case "--try" when i + 2 < args.Length: tried = (args[i + 1], args[i + 2]); i += 2; break;
        default: Console.Error.WriteLine($"fuzz: I do not know {args[i]}."); return 2;
    }
}

using var place = new FuzzPlace();
(string Name, Func<FuzzTarget> Make)[] targets = [.. AllTargets.Of(place).Where(target => only.Length == 0 || target.Name == only)];
if (shown is { } one)
{
    using var bytes = Console.OpenStandardOutput();
    bytes.Write(new Mutator(AllTargets.Of(place).First(target => target.Name == one.Name).Make(), seed).Make(one.Number));
    return 0;
}

if (tried is { } other)
{
    try
    {
        AllTargets.Of(place).First(target => target.Name == other.Name).Make().Read(File.ReadAllBytes(other.Path));
        Console.WriteLine("It was read.");
        return 0;
    }
    catch (Exception failure)
    {
        Console.WriteLine(failure);
        using var process = System.Diagnostics.Process.GetCurrentProcess();
        Console.WriteLine($"Peak of the memory in use: {process.PeakWorkingSet64 / 1e6:F0} MB.");
        return failure is NoetherException ? 0 : 1;
    }
}

var session = new FuzzSession(targets, seed, Path.Combine(output, $"seed-{seed}"), Console.Out);
return session.Run(count, TimeSpan.FromMinutes(double.IsFinite(minutes) ? minutes : 1e6)) ? 0 : 1;
