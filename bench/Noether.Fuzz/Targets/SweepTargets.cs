using System.Text;
using Noether.Methods;
using Noether.Runs;
using Noether.Sweeps;

namespace Noether.Fuzz.Targets;

/// <summary>Plans of sweeps, and the files that a sweep keeps.</summary>
internal static class SweepTargets
{
    private const string Plan =
        "{\n  \"about\": \"Some.\",\n  \"seed\": [1, \"3..5\"],\n  \"grids\": [\n    { \"data\": \"gaussian\", \"dim\": [9, 17], \"samples\": 200, "
        + "\"transform\": \"permuted\", \"method\": \"lens\", \"preset\": \"paper\" },\n    { \"data\": [\"spring\", \"pendulum\"], "
        + "\"method\": \"conserved\", \"paths\": 20, \"budget\": \"60s\" }\n  ]\n}\n";

    private const string Table = "data,method,seed,noise\ngaussian,lens,1,0.1\nlegendre,,2,\n\"gaussian\",lens,3,0.2\n";

    private static readonly byte[][] Words = SampleTargets.Words(
        "\"grids\"", "\"seed\"", "\"1..1000000\"", "\"0..99\"", "\"data\"", "\"method\"", "\"labels\"", "\"next\"",
        "\"budget\"", "\"1e9s\"", "\"spring\"", "\"lens\"",
        "\"truth\"", ",", "\"about\"", "\"data-seed\"", "\"/dev/null\"", "\".\"", "\"plan\"", "\"cases\"", "\"folder\"", "\"formatVersion\"");

    /// <summary>The targets by name.</summary>
    /// <param name="place">Where files go.</param>
    public static IEnumerable<(string Name, Func<FuzzTarget> Make)> Of(FuzzPlace place)
    {
        yield return ("sweep/plan.json", () => Read(place, "plan.json", Plan));
        yield return ("sweep/plan.csv", () => Read(place, "plan.csv", Table));
        yield return ("sweep/sweep.json", () => Kept(place, "sweep.json"));
        yield return ("sweep/case.json", () => Case(place));
        yield return ("sweep/status.json", () => Kept(place, RunStatus.FileName));
    }

    private static FuzzTarget Case(FuzzPlace place)
    {
        var folder = place.Folder("case");
        new SweepCaseRecord { Number = 1, Values = new Dictionary<string, string> { ["data"] = "spring" } }.Write(folder);
        var path = Path.Combine(folder, SweepCaseRecord.FileName);
        return new FuzzTarget("sweep/case.json", [File.ReadAllBytes(path)], bytes =>
        {
            File.WriteAllBytes(path, bytes);
            SweepCaseRecord.Read(folder);
        })
        { Words = Words };
    }

    private static FuzzTarget Read(FuzzPlace place, string name, string text)
    {
        var read = WeightTargets.Put(place, name, path =>
        {
            var plan = SweepPlan.Read(path, MethodList.All);
            plan.CaseOf(plan.Count);
        });
        return new FuzzTarget($"sweep/{name}", [Encoding.UTF8.GetBytes(text)], read) { Words = Words };
    }

    private static FuzzTarget Kept(FuzzPlace place, string file)
    {
        var root = place[$"sweep-{file}"];
        File.WriteAllText(place["kept.csv"], Table);
        var sweep = SweepFolder.Begin(root, place["kept.csv"], MethodList.All);
        var first = Directory.CreateDirectory(sweep.PathOf(1)).FullName;
        RunTargets.Write(first);
        var path = Path.Combine(file == RunStatus.FileName ? first : root, file);
        return new FuzzTarget($"sweep/{file}", [File.ReadAllBytes(path)], bytes =>
        {
            File.WriteAllBytes(path, bytes);
            var opened = SweepFolder.Open(root, MethodList.All);
            for (var number = 1; number <= opened.Plan.Count; number++)
                opened.RowOf(number);
        })
        { Words = Words };
    }
}
