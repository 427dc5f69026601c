namespace Noether.Learning.Trees;

/// <summary>A tree of questions "is column c at most t", with a number at each leaf.</summary>
internal sealed class RegressionTree
{
    private readonly List<Node> nodes = [];

    /// <summary>Adds a leaf.</summary>
    /// <param name="value">Its number.</param>
    /// <returns>Its place.</returns>
    public int Leaf(double value)
    {
        nodes.Add(new Node(-1, 0, -1, -1, value));
        return nodes.Count - 1;
    }

    /// <summary>Makes a question of a leaf.</summary>
    /// <param name="place">The leaf.</param>
    /// <param name="column">The column that is asked for.</param>
    /// <param name="threshold">What it is compared with.</param>
    /// <param name="below">The node for numbers that are at most as large.</param>
    /// <param name="above">The node for larger ones.</param>
    public void Ask(int place, int column, double threshold, int below, int above) =>
        nodes[place] = new Node(column, threshold, below, above, 0);

    /// <summary>The number at the leaf to which a row leads.</summary>
    /// <param name="row">The row.</param>
    public double Of(ReadOnlySpan<double> row)
    {
        var node = nodes[0];
        while (node.Column >= 0)
            node = nodes[row[node.Column] <= node.Threshold ? node.Below : node.Above];
        return node.Value;
    }

    private readonly record struct Node(int Column, double Threshold, int Below, int Above, double Value);
}
