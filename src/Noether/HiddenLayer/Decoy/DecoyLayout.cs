namespace Noether.HiddenLayer.Decoy;

/// <summary>
/// Where the parameters of a network in training lie in one flat array. Every part starts at a multiple of
/// <see cref="Padding"/> and is padded with zeros that stay zero; parameters with weight decay come first, those of
/// batch norms and biases behind, as fastai leaves them out of the decay.
/// </summary>
internal sealed class DecoyLayout
{
    /// <summary>Parts are padded to this many floats, the widest register.</summary>
    public const int Padding = 16;

    /// <summary>Lays out a network.</summary>
    /// <param name="first">Units of the first hidden layer.</param>
    /// <param name="last">Units of the last hidden layer.</param>
    public DecoyLayout(int first, int last)
    {
        First = first;
        Last = last;
        Stride = Padded(last);
        FirstX = 0;
        FirstY = Padded(first);
        Second = 2 * Padded(first);
        Output = Second + (first * Stride);
        Decayed = Output + Stride;
        FirstBias = Decayed;
        SecondBias = FirstBias + Padded(first);
        FirstScale = SecondBias + Stride;
        FirstShift = FirstScale + Padded(first);
        LastScale = FirstShift + Padded(first);
        LastShift = LastScale + Stride;
        InputScale = LastShift + Stride;
        InputShift = InputScale + 2;
        Bias = InputShift + 2;
        Count = InputScale + Padding;
    }

    /// <summary>Units of the first hidden layer.</summary>
    public int First { get; }

    /// <summary>Units of the last hidden layer.</summary>
    public int Last { get; }

    /// <summary>Units of the last hidden layer with padding; from one row of the second matrix to the next.</summary>
    public int Stride { get; }

    /// <summary>Weights of the first layer by x, one for each of its units.</summary>
    public int FirstX { get; }

    /// <summary>Weights of the first layer by y.</summary>
    public int FirstY { get; }

    /// <summary>Matrix of the second layer: a row of <see cref="Stride"/> for each unit of the first.</summary>
    public int Second { get; }

    /// <summary>Weights of the output, one for each unit of the last hidden layer.</summary>
    public int Output { get; }

    /// <summary>Number of parameters with weight decay, all before the others.</summary>
    public int Decayed { get; }

    /// <summary>Biases of the first layer.</summary>
    public int FirstBias { get; }

    /// <summary>Biases of the second layer.</summary>
    public int SecondBias { get; }

    /// <summary>Factors of the batch norm behind the first layer.</summary>
    public int FirstScale { get; }

    /// <summary>Terms of the batch norm behind the first layer.</summary>
    public int FirstShift { get; }

    /// <summary>Factors of the batch norm behind the last hidden layer.</summary>
    public int LastScale { get; }

    /// <summary>Terms of the batch norm behind the last hidden layer.</summary>
    public int LastShift { get; }

    /// <summary>The two factors of the batch norm on the inputs.</summary>
    public int InputScale { get; }

    /// <summary>The two terms of the batch norm on the inputs.</summary>
    public int InputShift { get; }

    /// <summary>Bias of the output.</summary>
    public int Bias { get; }

    /// <summary>Length of the array.</summary>
    public int Count { get; }

    /// <summary>A length rounded up to whole registers.</summary>
    public static int Padded(int length) => (length + Padding - 1) / Padding * Padding;
}
