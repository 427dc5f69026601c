using Noether.Discovery;

namespace Noether.Studio.Forms;

/// <summary>What people say they have: it decides how files are read, which files are asked for and which methods there are.</summary>
/// <param name="Id">Its name in addresses.</param>
/// <param name="Title">What it is called.</param>
/// <param name="Words">What is meant, and what is answered.</param>
/// <param name="Kind">The kind of data that methods are given.</param>
/// <param name="FirstFile">What the first file holds.</param>
public sealed record DataChoice(string Id, string Title, string Words, DataKind Kind, string FirstFile)
{
    /// <summary>Name of the field that holds the choice.</summary>
    internal const string Field = "have";

    /// <summary>A table of samples.</summary>
    internal static DataChoice Samples { get; } = new(
        "samples", "Samples", "A table, one sample a row: which symmetry is hidden in them?", DataKind.Samples,
        "a table of numbers, one sample a row");

    /// <summary>A long signal, which windows are cut out of.</summary>
    internal static DataChoice Signal { get; } = new(
        "signal", "A long signal", "A recording or a sound, cut into windows: does it look alike later?", DataKind.Samples,
        "a recording, a sound or a picture to cut windows out of");

    /// <summary>All of them, in the order in which they are offered.</summary>
    internal static IReadOnlyList<DataChoice> All { get; } =
    [
        Samples,
        new(
            "labels", "Samples with labels", "Two files, row by row: which linear maps leave the labels as they are?",
            DataKind.Labels, "the samples, one a row; the labels come next"),
        new(
            "pairs", "Pairs of samples", "Before and after, in two files: which generator leads from one to the other?",
            DataKind.Pairs, "the first sample of every pair, one a row; the second ones come next"),
        new(
            "paths", "Paths in time", "Trajectories of a system: which quantities do they conserve?", DataKind.Paths,
            "trajectories: an array of paths x times x coordinates, or a table with columns for path and time"),
        Signal,
        new(
            "picture", "A picture", "A photograph or a drawing: mirrors, rotations, repetitions, and where they are.",
            DataKind.Picture, "a picture"),
    ];

    /// <summary>A choice by its name; null where nothing was chosen.</summary>
    /// <exception cref="NoetherException">There is none of this name.</exception>
    internal static DataChoice? Find(string? id) => id is null ? null : All.FirstOrDefault(choice => choice.Id == id)
        ?? throw new NoetherException(
            $"Nobody can have '{id}' here; choose {string.Join(", ", All.Select(choice => choice.Id))}.")
        {
            Setting = Field,
        };

    /// <summary>The choice that a kind of data is.</summary>
    internal static DataChoice Of(DataKind kind) => All.First(choice => choice.Kind == kind);
}
