using System.Numerics;

namespace Noether.Learning.Autodiff;

/// <summary>
/// A value of a graph that is built once and run many times: a stack of matrices, groups x rows x columns, with the
/// derivative of a loss by it. Groups are restarts, or samples with a matrix each; every buffer is kept, so that a run
/// allocates next to nothing.
/// </summary>
/// <typeparam name="T">float or double.</typeparam>
/// <param name="groups">Matrices, at least 1.</param>
/// <param name="rows">Rows of each, at least 1.</param>
/// <param name="columns">Columns of each, at least 1.</param>
/// <param name="inputs">What it is computed from.</param>
internal abstract class Node<T>(int groups, int rows, int columns, params Node<T>[] inputs)
    where T : unmanaged, IFloatingPointIeee754<T>
{
    /// <summary>Matrices in the stack.</summary>
    public int Groups { get; } = groups;

    /// <summary>Rows of each.</summary>
    public int Rows { get; } = rows;

    /// <summary>Columns of each.</summary>
    public int Columns { get; } = columns;

    /// <summary>Numbers in a matrix of the stack.</summary>
    public int Size => Rows * Columns;

    /// <summary>The value, in C order.</summary>
    public T[] Values { get; } = new T[checked(groups * rows * columns)];

    /// <summary>Derivative of the loss of the <see cref="Plan{T}"/> that ran last, where that asked for it.</summary>
    public T[] Gradient => field ??= new T[Values.Length];

    /// <summary>What it is computed from.</summary>
    public IReadOnlyList<Node<T>> Inputs { get; } = inputs;

    /// <summary>Whether the running plan asks for the derivative by this node.</summary>
    public bool IsWanted { get; set; }

    /// <summary>Whether derivatives pass through it to its inputs.</summary>
    public virtual bool Passes => true;

    /// <summary>Computes <see cref="Values"/> from those of the inputs.</summary>
    public abstract void Forward();

    /// <summary>Adds to the derivatives by those inputs that are wanted.</summary>
    public abstract void Backward();

    /// <summary>The values of one matrix.</summary>
    /// <param name="group">Its number from 0.</param>
    public Span<T> Value(int group) => Values.AsSpan(group * Size, Size);

    /// <summary>The derivative by one matrix.</summary>
    /// <param name="group">Its number from 0.</param>
    public Span<T> Slope(int group) => Gradient.AsSpan(group * Size, Size);

    /// <summary>Refuses a value of another shape.</summary>
    /// <param name="other">What has to be alike.</param>
    protected void RequireAlike(Node<T> other)
    {
        if ((other.Groups, other.Rows, other.Columns) != (Groups, Rows, Columns))
        {
            throw new ArgumentException(
                $"A stack of {other.Groups} x {other.Rows} x {other.Columns} cannot go with one of {Groups} x {Rows} x {Columns}.");
        }
    }
}

/// <summary>Data or parameters: a value that somebody sets.</summary>
/// <inheritdoc/>
internal sealed class Leaf<T>(int groups, int rows, int columns) : Node<T>(groups, rows, columns)
    where T : unmanaged, IFloatingPointIeee754<T>
{
    /// <inheritdoc/>
    public override void Forward()
    {
    }

    /// <inheritdoc/>
    public override void Backward()
    {
    }
}
