using Noether.Discovery;

namespace Noether.Studio.Views;

/// <summary>Questions as people would put them.</summary>
internal static class Questions
{
    /// <summary>The question in words.</summary>
    public static string Words(Question question) => question switch
    {
        Question.HiddenSymmetry => "Which symmetry is hidden in raw samples?",
        Question.LabelSymmetry => "Which symmetry does a function, or the labels of samples, have?",
        Question.PairGenerator => "Which transformation leads from one sample of a pair to the other?",
        Question.ConservedQuantity => "Which quantities do paths conserve?",
        Question.NamedSymmetry => "Is a named symmetry there?",
        _ => "Which symmetry does a picture have?",
    };
}
