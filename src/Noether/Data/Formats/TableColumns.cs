namespace Noether.Data.Formats;

/// <summary>The columns of a table as its file has them.</summary>
/// <param name="Names">Name of every column of the file; empty text where it has none.</param>
/// <param name="Places">For every column of the file its column in the array, -1 for one that is text.</param>
/// <param name="Index">The column of the file that only numbers the rows; null if there is none.</param>
internal sealed record TableColumns(IReadOnlyList<string> Names, IReadOnlyList<int> Places, int? Index = null)
{
    /// <summary>Columns of the file.</summary>
    public int Count => Places.Count;

    /// <summary>Columns without names that are the same in the file and in the array.</summary>
    public static TableColumns Plain(int count) =>
        new(new string[count].Select(_ => "").ToArray(), [.. Enumerable.Range(0, count)]);

    /// <summary>What is taken where nobody chose: all numbers but those of the rows, as columns of the file.</summary>
    public int[] Usual() =>
        [.. Enumerable.Range(0, Count).Where(column => Places[column] >= 0 && column != Index)];
}
