using System.Globalization;
using Noether.Studio.Forms;

namespace Noether.Studio.Runs;

/// <summary>Which runs a page of the list shows, and in which order.</summary>
public sealed record RunQuery
{
    /// <summary>The order that needs no look into the runs: those at work first, then the newest.</summary>
    public const string ByTime = "when";

    /// <summary>Words that all have to stand somewhere in a run; empty means all runs.</summary>
    public string Search { get; init; } = "";

    /// <summary>A tag that the runs have to have; empty means all runs.</summary>
    public string Tag { get; init; } = "";

    /// <summary>"name", "outcome", "data", "method", "time" or <see cref="ByTime"/>, the default.</summary>
    public string Sort { get; init; } = ByTime;

    /// <summary>Whether the order is turned around. Default false.</summary>
    public bool Down { get; init; }

    /// <summary>Which page, from 1.</summary>
    public int Page { get; init; } = 1;

    /// <summary>Reads it from an address.</summary>
    internal static RunQuery Read(FormFields fields) => new()
    {
        Search = fields.Text("search") ?? "",
        Tag = fields.Text("tag") ?? "",
        Sort = fields.Text("sort") ?? ByTime,
        Down = fields.Text("down") == "1",
        Page = int.TryParse(fields.Text("page"), NumberStyles.None, CultureInfo.InvariantCulture, out var page) && page > 0 ? page : 1,
    };

    /// <summary>Whether it asks for some of the runs only.</summary>
    public bool IsChoice => Search.Length + Tag.Length > 0;

    /// <summary>The address of the runs with a tag.</summary>
    public static string OfTag(string tag) => new RunQuery { Tag = tag }.Address;

    /// <summary>The address of the page that it asks for.</summary>
    public string Address
    {
        get
        {
            List<string> parts = [];
            if (Search.Length > 0)
                parts.Add("search=" + Uri.EscapeDataString(Search));
            if (Tag.Length > 0)
                parts.Add("tag=" + Uri.EscapeDataString(Tag));
            if (Sort != ByTime)
                parts.Add("sort=" + Uri.EscapeDataString(Sort));
            if (Down)
                parts.Add("down=1");
            if (Page > 1)
                parts.Add(string.Create(CultureInfo.InvariantCulture, $"page={Page}"));
            return parts.Count == 0 ? "/runs" : "/runs?" + string.Join('&', parts);
        }
    }
}

/// <summary>A page of the list of runs.</summary>
/// <param name="Query">What was asked for.</param>
/// <param name="Runs">The runs on it.</param>
/// <param name="Matching">How many runs there are of that kind.</param>
/// <param name="All">How many there are at all.</param>
/// <param name="Tags">The tags that runs have, the most used first.</param>
public sealed record RunList(RunQuery Query, IReadOnlyList<RunLine> Runs, int Matching, int All, IReadOnlyList<string> Tags)
{
    /// <summary>Runs on a page.</summary>
    public const int PageSize = 25;

    /// <summary>Tags to choose from at most.</summary>
    public const int MostTags = 15;

    /// <summary>How many pages there are, at least one.</summary>
    public int Pages => Math.Max(1, (Matching + PageSize - 1) / PageSize);
}
