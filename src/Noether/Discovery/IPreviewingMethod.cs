using Noether.Discovery.Figures;

namespace Noether.Discovery;

/// <summary>
/// A method that can show what it would look at before it is run, such as the contour that it takes from a picture.
/// </summary>
public interface IPreviewingMethod : IMethod
{
    /// <summary>Draws it; quick enough to be asked for while somebody moves a slider.</summary>
    /// <param name="data">What the method would be given, of the kind that its card names.</param>
    /// <param name="settings">A record made by its settings.</param>
    /// <exception cref="NoetherException">The data or the settings cannot be used; the message says why.</exception>
    Figure Preview(MethodData data, object settings);
}
