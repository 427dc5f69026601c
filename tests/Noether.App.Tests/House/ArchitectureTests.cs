using System.Reflection;
using System.Runtime.CompilerServices;
using System.Text.RegularExpressions;
using ArchUnitNET.Domain;
using ArchUnitNET.Domain.Dependencies;
using ArchUnitNET.Loader;
using Noether.App.Tests.Support;
using Noether.Cli;
using Noether.Onnx;
using Noether.Reports;
using Noether.Studio;
using Assembly = System.Reflection.Assembly;

namespace Noether.App.Tests.House;

/// <summary>The arrows of docs/design.md.</summary>
public sealed partial class ArchitectureTests
{
    // From the bottom to the top: a namespace may look at those before it, and at those below its own name.
    private static readonly string[] Layers =
    [
        "Noether", "Noether.Numerics", "Noether.Algebra", "Noether.Optimization", "Noether.Densities", "Noether.Discovery.Settings",
        "Noether.Data.Formats", "Noether.Pictures", "Noether.Data", "Noether.Networks", "Noether.Learning", "Noether.Data.Weights",
        "Noether.Discovery", "Noether.Testing",
        "Noether.Runs", "Noether.Lens", "Noether.HiddenLayer", "Noether.Labels", "Noether.Pairs", "Noether.Conserved",
        "Noether.Published", "Noether.Moments", "Noether.Rivals",
        "Noether.SymmetryModels", "Noether.Methods", "Noether.Testing.Actions", "Noether.Comparisons", "Noether.Sweeps", "Noether.Onnx",
        "Noether.Reports", "Noether.Studio", "Noether.Cli",
    ];

    // One folder a method, and none knows of another, of run folders or of who shows them.
    private static readonly string[] MethodFolders =
        ["Noether.Lens", "Noether.HiddenLayer", "Noether.Labels", "Noether.Pairs", "Noether.Conserved"];

    // Published systems may use the closed form of their question, and what they have in common; none knows of another.
    private static readonly string[] PublishedFolders =
    [
        "Noether.Published.Augerino", "Noether.Published.Craven", "Noether.Published.Forestano",
        "Noether.Published.HamiltonianNetworks", "Noether.Published.Krippendorf", "Noether.Published.Lconv",
        "Noether.Published.Msr", "Noether.Published.NoetherNetworks", "Noether.Published.Partial", "Noether.Published.SohlDickstein",
    ];

    // Rivals on samples may use tests of a symmetry, and what they have in common; none knows of another.
    private static readonly string[] RivalFolders =
        ["Noether.Rivals.LaLiGan", "Noether.Rivals.LieFlow", "Noether.Rivals.LieGan", "Noether.Rivals.SymmetryGan"];

    private static readonly Assembly Library = typeof(NoetherException).Assembly;

    private static readonly Assembly[] Product =
    [
        Library, typeof(RepresentationModel).Assembly, typeof(RunReport).Assembly, typeof(StudioServer).Assembly,
        typeof(CliApplication).Assembly,
    ];

    private static readonly Lazy<Architecture> House = new(() => new ArchLoader().LoadAssemblies(Product).Build());

    private static readonly Lazy<HashSet<(string From, string To)>> Arrows = new(() =>
    [
        .. House.Value.Types
            .SelectMany(type => type.Dependencies.Select(dependency => (From: Home(type), To: Home(dependency.Target))))
            .Where(arrow => IsOurs(arrow.From) && IsOurs(arrow.To) && arrow.From != arrow.To),
    ]);

    [Fact]
    public void Namespaces_OfTheProduct_DependOnEachOtherOneWay() => Assert.Empty(Cycles(Arrows.Value));

    [Fact]
    public void Layers_FromTopToBottom_LookDownOnly()
    {
        var upward = Arrows.Value.Where(arrow => Rank(arrow.From) < Rank(arrow.To));

        Assert.Empty(upward.Select(arrow => $"{arrow.From} -> {arrow.To}").Order());
    }

    [Fact]
    public void Methods_KnowNeitherEachOtherNorRunFolders()
    {
        var wrong = Arrows.Value.Where(arrow => MethodFolders.Any(method =>
            IsIn(arrow.From, method) && (IsIn(arrow.To, "Noether.Runs")
                || MethodFolders.Any(other => other != method && IsIn(arrow.To, other)))));

        Assert.Empty(wrong.Select(arrow => $"{arrow.From} -> {arrow.To}").Order());
    }

    [Fact]
    public void PublishedSystems_KnowNeitherEachOtherNorRunFolders()
    {
        string[] folders = [.. PublishedFolders, .. RivalFolders];
        var wrong = Arrows.Value.Where(arrow => folders.Any(system =>
            IsIn(arrow.From, system) && (IsIn(arrow.To, "Noether.Runs")
                || folders.Any(other => other != system && IsIn(arrow.To, other)))));

        Assert.Empty(wrong.Select(arrow => $"{arrow.From} -> {arrow.To}").Order());
    }

    [Fact]
    public void Studio_NamesNoMethod() => Assert.Empty(Arrows.Value
        .Where(arrow => IsIn(arrow.From, "Noether.Studio")
            && MethodFolders.Append("Noether.Published").Append("Noether.Rivals").Any(method => IsIn(arrow.To, method)))
        .Select(arrow => $"{arrow.From} -> {arrow.To}").Order());

    [Fact]
    public void Internals_AreOpenToTestsAndBenchesOnly()
    {
        var friends = Product.SelectMany(assembly => assembly.GetCustomAttributes<InternalsVisibleToAttribute>())
            .Select(friend => friend.AssemblyName).Distinct();

        Assert.All(friends, friend => Assert.Matches(@"\.(Tests|Benchmarks|Studies|Fuzz)$", friend));
    }

    [Fact]
    public void Library_NeverPrints()
    {
        var printing = House.Value.Types
            .Where(type => type.Assembly.Name.StartsWith("Noether,", StringComparison.Ordinal))
            // Standard input may be read: "-" is a file like others.
            .Where(type => type.Dependencies.OfType<MethodCallDependency>().Any(call =>
                call.Target.FullName == "System.Console"
                && !call.TargetMember.Name.StartsWith("OpenStandardInput", StringComparison.Ordinal)))
            .Select(type => type.FullName);

        Assert.Empty(printing);
    }

    [Fact]
    public void Library_SpeaksOfNoOptions()
    {
        var speaking = Directory
            .EnumerateFiles(Path.Combine(Repository.Root, "src", "Noether"), "*.cs", SearchOption.AllDirectories)
            .Where(file => !file.Contains($"{Path.DirectorySeparatorChar}obj{Path.DirectorySeparatorChar}", StringComparison.Ordinal))
            .Where(file => Option().IsMatch(File.ReadAllText(file)))
            .Select(Path.GetFileName);

        Assert.Empty(speaking);
    }

    [Fact]
    public void Cycles_OfABrokenHouse_AreFound()
    {
        HashSet<(string, string)> broken = [("a", "b"), ("b", "c"), ("c", "a"), ("c", "d")];

        Assert.Equal(["a, b, c"], Cycles(broken));
    }

    // Generic parameters have no namespace that counts.
    private static string Home(IType type) => type is GenericParameter ? "" : type.Namespace?.FullName ?? "";

    private static bool IsOurs(string name) => IsIn(name, "Noether");

    private static bool IsIn(string name, string root) =>
        name == root || name.StartsWith(root + ".", StringComparison.Ordinal);

    private static int Rank(string name) => Enumerable.Range(0, Layers.Length)
        .Where(i => i == 0 ? name == Layers[0] : IsIn(name, Layers[i])).OrderByDescending(i => Layers[i].Length)
        .Select(i => (int?)i).FirstOrDefault() ?? throw new InvalidOperationException($"{name} is in no layer.");

    // Sets of names each of which reaches all others: by the reachability of every pair, as there are few names.
    private static IEnumerable<string> Cycles(HashSet<(string From, string To)> arrows)
    {
        var reach = arrows.Select(arrow => arrow.From).Distinct().ToDictionary(name => name, name => Reached(name, arrows));
        return reach.Where(entry => entry.Value.Contains(entry.Key))
            .Select(entry => string.Join(", ", entry.Value
                .Where(other => reach.TryGetValue(other, out var back) && back.Contains(entry.Key)).Order()))
            .Distinct();
    }

    private static HashSet<string> Reached(string name, HashSet<(string From, string To)> arrows)
    {
        var reached = new HashSet<string>();
        var open = new Stack<string>([name]);
        while (open.TryPop(out var next))
        {
            foreach (var (_, to) in arrows.Where(arrow => arrow.From == next))
            {
                if (reached.Add(to))
                    open.Push(to);
            }
        }

        return reached;
    }

    [GeneratedRegex("\"[^\"\\n]*[ (]--[a-z]")]
    private static partial Regex Option();
}
