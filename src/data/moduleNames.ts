/**
 * Which names a layer may have, so that the same network can be built of PyTorch modules: an attribute's name that
 * `torch.nn.Module` does not use itself.
 */

/** Public attributes of `torch.nn.Module`, versions 1.13 to 2.9; those that begin with an underscore are all refused. */
const taken: ReadonlySet<string> = new Set(
  `T_destination add_module apply bfloat16 buffers call_super_init children compile cpu cuda double dump_patches eval
  extra_repr float forward get_buffer get_extra_state get_parameter get_submodule half ipu load_state_dict modules mtia
  named_buffers named_children named_modules named_parameters parameters register_backward_hook register_buffer
  register_forward_hook register_forward_pre_hook register_full_backward_hook register_full_backward_pre_hook
  register_load_state_dict_post_hook register_load_state_dict_pre_hook register_module register_parameter
  register_state_dict_post_hook register_state_dict_pre_hook requires_grad_ set_extra_state set_submodule share_memory
  state_dict to to_empty train training type xpu zero_grad`.split(/\s+/),
);

/** Letters, digits and underscores, at most 64, not an underscore first; `0` is legal, as in `torch.nn.Sequential`. */
export function isModuleName(name: string): boolean {
  return /^[A-Za-z0-9]\w{0,63}$/.test(name) && !taken.has(name);
}

/** What `isModuleName` asks for, in words. */
export const moduleNameRule =
  'at most 64 letters, digits and underscores, not a name that torch.nn.Module uses itself';
