namespace Noether.Networks;

/// <summary>
/// A part of a network with its derivative. A layer keeps what its backward pass needs from the last forward pass, so
/// one object serves one thread of calls; inside it works on several threads over blocks that do not depend on their
/// number.
/// </summary>
internal interface ILayer
{
    /// <summary>Size of the pictures that go in.</summary>
    PictureShape Input { get; }

    /// <summary>Size of the pictures that come out.</summary>
    PictureShape Output { get; }

    /// <summary>All named arrays, in the order of files.</summary>
    IReadOnlyList<Parameter> Parameters { get; }

    /// <summary>The output for a batch.</summary>
    /// <param name="input">
    /// Pictures of size <see cref="Input"/>. A layer may work in place, that is, overwrite them and return the same
    /// object; this is sound because no layer but the in-place ones themselves looks at its own output again, and what
    /// those look at (is a value above zero) survives a later in-place layer.
    /// </param>
    /// <param name="pass">Training or not, threads, random numbers.</param>
    /// <returns>Pictures of size <see cref="Output"/>, valid until the next forward pass.</returns>
    Activation Forward(Activation input, in Pass pass);

    /// <summary>
    /// Takes the derivative of the loss from the output of the last training pass to its input, and sets the gradients
    /// of the parameters.
    /// </summary>
    /// <param name="gradient">Derivative by each output; may be overwritten and returned.</param>
    /// <param name="pass">As in the forward pass.</param>
    /// <returns>Derivative by each input.</returns>
    Activation Backward(Activation gradient, in Pass pass);
}
