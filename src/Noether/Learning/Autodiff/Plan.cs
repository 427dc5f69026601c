using System.Numerics;

namespace Noether.Learning.Autodiff;

/// <summary>
/// A loss and what its derivative is wanted by, sorted once: a run computes only what the loss needs, forwards, and only
/// derivatives that lie between the loss and what is wanted, backwards (reverse mode).
/// </summary>
/// <typeparam name="T">float or double.</typeparam>
internal sealed class Plan<T>
    where T : unmanaged, IFloatingPointIeee754<T>
{
    private readonly Node<T>[] order; // inputs first
    private readonly bool[] wanted;
    private readonly Node<T> loss;

    /// <summary>Sorts a graph.</summary>
    /// <param name="loss">Its entries are summed.</param>
    /// <param name="by">Leaves whose derivatives are wanted; none for a forward pass only.</param>
    public Plan(Node<T> loss, params IReadOnlyList<Node<T>> by)
    {
        this.loss = loss;
        var (sorted, seen) = (new List<Node<T>>(), new HashSet<Node<T>>());
        Visit(loss);
        order = [.. sorted];
        var asked = new HashSet<Node<T>>(by);
        foreach (var node in order)
        {
            if (node.Passes && node.Inputs.Any(asked.Contains))
                asked.Add(node);
        }

        wanted = [.. order.Select(asked.Contains)];

        void Visit(Node<T> node)
        {
            if (!seen.Add(node))
                return;
            foreach (var input in node.Inputs)
                Visit(input);
            sorted.Add(node);
        }
    }

    /// <summary>Computes the loss.</summary>
    public double Forward()
    {
        foreach (var node in order)
            node.Forward();
        return Loss();
    }

    /// <summary>Computes the loss and the derivatives.</summary>
    public double Run()
    {
        Forward();
        for (var i = 0; i < order.Length; i++)
        {
            order[i].IsWanted = wanted[i];
            if (wanted[i])
                Array.Clear(order[i].Gradient);
        }

        Array.Fill(loss.Gradient, T.One);
        for (var i = order.Length - 1; i >= 0; i--)
        {
            if (wanted[i])
                order[i].Backward();
        }

        return Loss();
    }

    private double Loss()
    {
        var sum = 0.0;
        foreach (var value in loss.Values)
            sum += double.CreateChecked(value);
        return sum;
    }
}
