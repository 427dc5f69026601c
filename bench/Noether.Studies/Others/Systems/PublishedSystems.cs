using Noether.Studies.Others.Systems.Paths;
using Noether.Studies.Others.Systems.Pictures;

namespace Noether.Studies.Others.Systems;

/// <summary>The published systems that have to reproduce their own figures.</summary>
internal static class PublishedSystems
{
    /// <summary>All of them, in the order of the page.</summary>
    public static IReadOnlyList<IPublishedSystem> All { get; } =
    [
        new ForestanoSystem(),
        new KrippendorfSystem(),
        new CravenSystem(),
        new LconvSystem(),
        new SohlDicksteinSystem(),
        new MsrSystem(),
        new HamiltonianSystem(), new NoetherSystem(), new AugerinoSystem(), new PartialSystem(),
    ];

    /// <summary>The cases of systems.</summary>
    /// <param name="systems">The systems.</param>
    /// <param name="options">What the user asked for.</param>
    public static IEnumerable<StudyCase> Cases(IReadOnlyList<IPublishedSystem> systems, StudyOptions options) =>
        from system in systems
        from part in system.Parts(options)
        from seed in options.SeedNumbers(system.Seeds).Take(system.Seeds)
        select new StudyCase(
            $"system/{system.Name}/{part.Part}/seed-{seed}", $"{system.Name}: {part.Part}",
            $"{system.Name} {part.Part} seed={seed}{(options.Quick ? " quick" : "")}", context =>
            {
                var record = new SystemRecord();
                part.Measure(context, (ulong)seed, record);
                return record.Figures;
            });
}
